/* Uploading by script: drop or choose many files, each sent by itself with a bar of its own, two at a time; then its review is watched. */
import { token } from "./ask.js";
import { watch } from "./progress.js";

const form = document.querySelector("[data-upload]");
const list = form.querySelector(".uploads"), input = form.querySelector("[type=file]"), drop = form.querySelector("[data-drop-here]");
const say = form.dataset, AT_ONCE = 2;
const waiting = [];
let sending = 0;

form.querySelector("[data-without-script]").hidden = true;
input.classList.add("only-read");

function row(file) {
  const li = document.createElement("li");
  li.innerHTML = "<span></span><progress class='bar' max='1' value='0'></progress><span data-words></span>";
  li.firstChild.textContent = li.firstChild.title = file.name;
  li.querySelector("progress").setAttribute("aria-label", file.name);
  li.querySelector("[data-words]").textContent = say.waiting;
  list.append(li);
  return li;
}

function end(li, file, { state, message, url, watch: address }) {
  const words = li.querySelector("[data-words]"), bar = li.querySelector("progress");
  words.textContent = message;
  words.className = state === "refused" ? "is-veto" : state === "already" ? "is-major" : "";
  if (state === "refused") {
    bar.value = 0;
    if (file) words.append(" ", button(say.retry, () => { li.remove(); add([file]); }));
  } else {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = li.firstChild.textContent;
    li.firstChild.replaceChildren(link);
    bar.value = bar.max;
  }
  if (address) {
    li.dataset.watch = address;
    watch(li, { offline: say.offline, then: (_li, body) => {
      words.classList.toggle("is-ok", body.done);
      if (!body.done) return;
      const open = document.createElement("a");
      open.href = body.url;
      open.textContent = say.open;
      words.append(" ", open);
    } });
  }
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn small";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function send({ li, file }) {
  const words = li.querySelector("[data-words]"), bar = li.querySelector("progress");
  const data = new FormData();
  for (const name of ["agency", "procedure", "succeeds"]) if (form.elements[name]) data.append(name, form.elements[name].value);
  data.append("files", file);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-CSRFToken", token);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  words.textContent = say.sending;
  request.upload.addEventListener("progress", (event) => {
    bar.max = event.total;
    bar.value = event.loaded;
    if (event.loaded === event.total) words.textContent = say.checking;
  });
  request.addEventListener("loadend", () => {
    sending -= 1;
    const body = request.response;
    if (body?.state) end(li, null, body);
    else end(li, file, { state: "refused", message: body?.error?.message || say.offline });
    next();
  });
  request.send(data);
}

function next() {
  while (sending < AT_ONCE && waiting.length) {
    sending += 1;
    send(waiting.shift());
  }
}

function add(files) {
  for (const file of files) {
    const li = row(file);
    if (file.size > Number(say.limit)) end(li, null, { state: "refused", message: say.tooLarge });
    else waiting.push({ li, file });
  }
  next();
}

function chosen() {
  add([...input.files]);
  input.value = "";
}

input.addEventListener("change", chosen);
if (input.files.length) chosen(); // chosen before this script was there
form.addEventListener("submit", (event) => event.preventDefault());

let inside = 0;
document.addEventListener("dragenter", (event) => { event.preventDefault(); inside += 1; drop.classList.add("over"); });
document.addEventListener("dragleave", () => { inside -= 1; if (inside <= 0) drop.classList.remove("over"); });
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  inside = 0;
  drop.classList.remove("over");
  if (event.dataTransfer.files.length) add([...event.dataTransfer.files]);
});
window.addEventListener("beforeunload", (event) => { if (sending || waiting.length) event.preventDefault(); });
