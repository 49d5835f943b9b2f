"""What cannot be reviewed, and how the command line says so."""

from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar

from rules.language import N_, say


class Exit(IntEnum):
    """Exit status of `python -m rules check`."""

    CLEAN = 0
    FINDINGS = 1
    UNREADABLE = 2
    WRONG_USE = 3
    BROKEN = 70
    """A fault of the checker's own; never to be taken for findings."""


class Unreadable(Exception):
    """A file that cannot be reviewed. `code` is the contract's, `message` one sentence for the user (`words` says more closely what to do)."""

    code: ClassVar[str] = "malformed"
    message: str = N_("文件已损坏或者不完整，请重新导出为 PDF 后再上传")

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.message = words or type(self).message

    def __str__(self) -> str:
        return self.message


class Encrypted(Unreadable):
    code = "encrypted"
    message = N_("文件有打开密码，请去掉密码后重新上传")


class Malformed(Unreadable):
    code = "malformed"
    message = N_("文件已损坏或者不完整，请重新导出为 PDF 后再上传")


class NotUtf8(Malformed):
    message = N_("文本文件不是 UTF-8 编码，请另存为 UTF-8 文本或者 PDF 后再上传")


class Empty(Unreadable):
    code = "empty"
    message = N_("文件没有内容，请检查后重新上传")


class TooLarge(Unreadable):
    code = "too_large"
    message = N_("文件页数或者大小超过限制，请拆分后上传")


class TookTooLong(Unreadable):
    code = "timeout"
    message = N_("读取文件超过时限，请拆分文件或者重新导出为 PDF 后再上传")


class Unsupported(Unreadable):
    code = "unsupported"
    message = N_("文件格式不支持，请另存为 PDF 后再上传")


class WrongUse(Exception):
    """The command was asked for what does not exist; the text says what to do. `template` and `params` are the sentence, so that it can be said
    in another language (`rules.language.say_in`)."""

    def __init__(self, template: str, params: Mapping[str, object] | None = None) -> None:
        super().__init__(say(template, params))
        self.template, self.params = template, dict(params or {})
