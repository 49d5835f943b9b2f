/* Asking the server from a script: JSON both ways, the CSRF token in its header. */

const token = document.querySelector("meta[name=csrf-token]")?.content;

/* Gives {status, body}; status 0 when the server cannot be reached. */
export async function ask(url, data) {
  const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  const options = { headers, credentials: "same-origin" };
  if (data !== undefined) {
    options.method = "POST";
    options.body = JSON.stringify(data);
    Object.assign(headers, { "Content-Type": "application/json", "X-CSRFToken": token });
  }
  try {
    const answer = await fetch(url, options);
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, body: {} };
  }
}

/* The sentence to show for an answer that is no success. */
export function complaint({ status, body }, offline) {
  return body?.error?.message || body?.message || (status === 0 ? offline : `${status}`);
}

export { token };
