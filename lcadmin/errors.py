"""When something goes wrong: one page, one sentence, what to do, and the id under which the log has it. Scripts get the same as JSON."""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from lcadmin.access.login import wants_json
from lcadmin.language import N_
from lcadmin.logging_setup import current_id
from lcadmin.settings import settings

log = logging.getLogger("lcadmin.errors")

SENTENCES = {
    400: (N_("请求有误"), N_("提交的内容不完整或格式不对，请返回检查后再试。")),
    401: (N_("请先登录"), N_("登录已经结束，请重新登录。")),
    403: (N_("没有权限"), N_("您的角色不能进行这项操作。需要的话，请与管理员联系。")),
    404: (N_("没有找到"), N_("这个地址没有内容，可能已被移走，也可能不在您的查看范围内。")),
    405: (N_("请求有误"), N_("这个地址不接受这种请求。")),
    413: (N_("文件太大"), N_("文件超过了上传上限 %(limit)s MB，请压缩或拆分后再上传。")),
    429: (N_("请求太频繁"), N_("请稍候再试。")),
    500: (N_("系统出错"), N_("错误已记入日志。请稍后再试；仍不行的话，把下面的编号告诉管理员。")),
}
EXPIRED = N_("页面已经过期，请重新打开这一页再提交。")


def answer(status: int, sentence: str | None = None) -> ResponseReturnValue:
    """The answer for `status`, as a page or as JSON `{"error": {"status", "title", "message", "id"}}`."""
    title, message = SENTENCES.get(status, SENTENCES[500] if status >= 500 else SENTENCES[400])
    title, message = _(title), _(sentence or message, limit=settings().max_upload_mb)
    if wants_json():
        return jsonify(error={"status": status, "title": title, "message": message, "id": current_id()}), status
    return render_template("error.html", status=status, title=title, message=message, request_id=current_id()), status


def init_app(app: Flask) -> None:
    """Binds the error pages to `app`."""

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError) -> ResponseReturnValue:
        return answer(400, EXPIRED)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        if error.code is None or error.code < 400:
            return error.get_response()
        return answer(error.code)

    @app.errorhandler(Exception)
    def failed(error: Exception) -> ResponseReturnValue:
        log.exception("request failed", exc_info=error)
        try:
            return answer(500)
        except Exception:  # the page itself is what fails: say at least this much
            log.exception("error page failed")
            return Response(f"{SENTENCES[500][0]} ({current_id()})\n", 500, mimetype="text/plain")
