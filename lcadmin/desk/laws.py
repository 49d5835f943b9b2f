"""法规库: the law register with what the office added: list, a law and its versions, comparing, looking up, adding, what is missing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flask import Response, abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_admin import BaseView, expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from werkzeug.exceptions import Forbidden

from lcadmin import storage
from lcadmin.access import Action, find_case_file, may, require
from lcadmin.bureau import cited_laws, laws
from lcadmin.bureau.law_list import HOLDS, Holds, LawRow, Own, chosen, laws_on, owned
from lcadmin.bureau.law_texts import version_of
from lcadmin.desk.export import csv_answer
from lcadmin.desk.law_forms import ConfirmForm, LawForm, RepealForm, WithdrawForm
from lcadmin.desk.law_shown import Asked, articles_of, comparison, version_lines
from lcadmin.desk.user import signed_in
from lcadmin.desk.view import PlainRun
from lcadmin.extensions import db
from lcadmin.models import LawVersion, OfficeLaw, StoredFile
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing import queue
from rules.language import say_in
from rules.law.cite import pinpoint
from rules.law.comparison import FATES, Fate
from rules.law.office_laws import KINDS
from rules.law.register import Law, NotInForce, Register, Unknown, Version
from rules.law.statute import Statute
from rules.law.statute_reading import LARGEST, Complaint, NotAStatute, read_statute
from rules.law_asked import cited

PAGE_SIZE = 50
ASKED = ("search", "kind", "holds")
TEXT = "text/plain"


class LawView(PlainRun, BaseView):  # type: ignore[misc]
    """The law register."""

    label = lazy_gettext("法规")
    wording: dict[str, Any] = {"HOLDS": HOLDS, "Holds": Holds, "FATES": FATES, "Fate": Fate, "pinpoint": pinpoint, "sentence": lambda complaint: _sentence(complaint)}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__(name=self.label, endpoint="laws", url="/laws")

    def is_accessible(self) -> bool:
        return may(signed_in(), Action.LAW_VIEW)

    # ---- looking ----

    @expose("/")
    def index_view(self) -> ResponseReturnValue:
        """Every law that is known, with what holds today."""
        today = date.today()
        own, rows = owned(), laws_on(today)
        words, kind, holds = (request.args.get(name, "").strip() for name in ASKED)
        found = _chosen(rows, own, today)
        page = max(0, request.args.get("page", 0, type=int))
        return self.render(
            "register/laws.html", rows=found[page * PAGE_SIZE:(page + 1) * PAGE_SIZE], count=len(found), total=len(rows), page=page,
            pages=-(-len(found) // PAGE_SIZE), owned=own, words=words, kind=kind, holds=holds, own=request.args.get("own") == "1",
            kinds=[k for k in KINDS if any(r.kind == k for r in rows)], lacking=len(cited_laws.missing(today)), **self.wording,
        )

    @expose("/export/csv/")
    def export(self) -> ResponseReturnValue:
        """The laws that were asked for, all pages, as CSV."""
        today = date.today()
        own = owned()
        titles = [_("名称"), _("简称"), _("种类"), _("今天"), _("适用文本"), _("施行"), _("废止"), _("由什么代替"), _("条数"), _("文本数"), _("本局")]
        rows = (
            [
                row.title, row.short, _(row.kind) if row.kind else "", _(HOLDS[row.holds]), *_days(row.version, row.since, row.repealed), row.replaced_by or "",
                str(row.articles or ""), str(row.versions or ""), (_("有全文") if own[row.title].texts else _("已登记")) if row.title in own else "",
            ]
            for row in _chosen(laws_on(today), own, today)
        )  # fmt: skip
        return csv_answer("laws", titles, rows)

    @expose("/missing/export/csv/")
    def export_missing(self) -> ResponseReturnValue:
        """The laws that files cite and the register lacks, as CSV."""
        titles = [_("名称"), _("案卷"), _("引用次数")]
        return csv_answer("laws-missing", titles, ([m.name, str(m.files), str(m.times)] for m in cited_laws.missing(date.today())))

    @expose("/law/<path:title>")
    def law_view(self, title: str) -> ResponseReturnValue:
        """One law: its versions, and one of them (of the day `at`, by default today) article by article."""
        law, known = _law(title)
        return self._law_page(law, known)

    def _law_page(self, law: Law, known: Register, withdraw: WithdrawForm | None = None, status: int = 200) -> ResponseReturnValue:
        day = _day("at") or date.today()
        held = law.at(day)
        version = held if isinstance(held, Version) else None
        asked = _asked(law, version)
        me = signed_in()
        office = db.session.query(OfficeLaw).filter_by(title=law.title).one_or_none()
        repeal = RepealForm(formdata=None, data={"repealed_on": office.repealed_on if office else None, "replaced_by": office.replaced_by if office else ""})
        page = self.render(
            "register/law.html", law=law, day=day, today=date.today(), held=held, version=version, asked=asked,
            not_in_force=held if isinstance(held, NotInForce) else None, unknown=held if isinstance(held, Unknown) else None,
            lines=version_lines(law, version), divisions=articles_of(law, version, day, asked) if version else [],
            own=version_of(law.title, version.passed) if version else None, office=office,
            past=[v for v in office.versions if v.withdrawn_at is not None] if office else [],
            waiting=cited_laws.waiting(me, law.title, date.today()), may_review=may(me, Action.REVIEW_START),
            may_edit=may(me, Action.LAW_EDIT), repeal=repeal, withdraw=withdraw or WithdrawForm(formdata=None), **self.wording,
        )
        return page, status

    @expose("/compare/<path:title>")
    def compare_view(self, title: str) -> ResponseReturnValue:
        """Two versions side by side by article; `old` and `new` are the days by which they are named."""
        law, _known = _law(title)
        versions = {v.passed.isoformat(): v for v in law.versions}
        if len(versions) < 2:
            flash(_("法规库里这部法律只有一个文本，没有可以比较的"), "error")
            return redirect(url_for(".law_view", title=law.title))
        names = list(versions)
        old = versions.get(request.args.get("old", ""), versions[names[-2]])
        new = versions.get(request.args.get("new", ""), versions[names[-1]])
        if old.passed > new.passed:
            old, new = new, old
        by_text, lines = comparison(law, old, new)
        everything = request.args.get("all") == "1"
        counts = {fate: sum(line.fate is fate for line in lines) for fate in Fate}
        shown = [line for line in lines if everything or line.fate is not Fate.SAME or line.renumbered]
        return self.render(
            "register/law_compare.html", law=law, old=old, new=new, by_text=by_text, lines=shown, counts=counts, everything=everything,
            versions=list(reversed(law.versions)), **self.wording,
        )

    @expose("/look-up")
    def look_up(self) -> ResponseReturnValue:
        """Leads from a citation as it is written to the article on the law's page."""
        words, day = request.args.get("cited", "").strip(), _day("at")
        known = laws.office_register(date.today())
        found = cited(words, known)
        at = day.isoformat() if day else None
        if found is not None and (law := known.find(found.register_title or found.law)):
            place: dict[str, Any] = {"article": found.article, "extra": found.article_extra, "paragraph": found.paragraph, "item": found.item}
            anchor = f"a{found.article}" + (f"-{found.article_extra}" if found.article_extra else "")
            return redirect(url_for(".law_view", title=law.title, at=at, **place, _anchor=anchor))
        law = known.find(words.strip("《》"))
        if law is not None:
            return redirect(url_for(".law_view", title=law.title, at=at))
        name = found.law if found else words
        flash(_("法规库里没有《%(name)s》", name=name.strip("《》")) if name else _("请输入条文引用，例如 《行政处罚法》第五十八条第二款"), "error")
        return redirect(url_for(".index_view"))

    @expose("/missing")
    def missing_view(self) -> ResponseReturnValue:
        """The laws that files cite and the register lacks, and, of the one named by `law`, the files."""
        found = cited_laws.missing(date.today())
        name = request.args.get("law", "")
        chosen_one = next((m for m in found if m.name == name), None)
        files = cited_laws.files_citing(signed_in(), chosen_one.review_ids) if chosen_one else []
        return self.render(
            "register/laws_missing.html", missing=found, chosen=chosen_one, files=files, may_edit=may(signed_in(), Action.LAW_EDIT), **self.wording
        )

    @expose("/versions/<int:version_id>/source")
    def source(self, version_id: int) -> ResponseReturnValue:
        """The text file from which a version was read."""
        version = _version(version_id)
        if version.source_sha256 is None:
            abort(404)
        answer: Response = send_file(
            storage.path_of(version.source_sha256), mimetype=TEXT, as_attachment=True, download_name=version.source_name or "law.txt", etag=False
        )
        return answer

    # ---- changing ----

    @expose("/new", methods=("GET", "POST"))
    def new_view(self) -> ResponseReturnValue:
        """A form for a law or a version: with a text file it leads to the preview, without one it is entered by its days."""
        require(signed_in(), Action.LAW_EDIT)
        form = LawForm(data={"title": request.args.get("title", "")}) if request.method == "GET" else LawForm()
        if form.validate_on_submit():
            if form.source.data and form.source.data.filename:
                return self._preview(form)
            if not (form.title.data and form.passed_on.data and form.effective_on.data):
                flash(_("没有选文件时，请填写名称、通过或者公布日期、施行日期"), "error")
            else:
                try:
                    version = laws.add_version(
                        by=signed_in(), title=form.title.data, kind=form.kind.data, passed_on=form.passed_on.data,
                        effective_on=form.effective_on.data, articles=form.articles.data, amended=form.how.data, note=form.note.data or "",
                    )
                except NotDone as refusal:
                    flash(str(refusal), "error")
                else:
                    return self._entered(version)
        return self.render("register/law_new.html", form=form, **self.wording)

    def _preview(self, form: LawForm) -> ResponseReturnValue:
        upload = form.source.data
        try:
            kept = storage.store(upload.stream, TEXT, limit=LARGEST)
        except storage.TooLarge:
            flash(_("文件超过 5 MB，不像一部法律的文本，请核对"), "error")
            return self.render("register/law_new.html", form=form, **self.wording)
        title = re.sub(r"\s|[《》]", "", form.title.data or "")
        values = {
            "sha256": kept.sha256, "source_name": upload.filename, "title": title, "kind": form.kind.data, "note": form.note.data or "",
            "passed_on": form.passed_on.data.isoformat() if form.passed_on.data else "",
            "effective_on": form.effective_on.data.isoformat() if form.effective_on.data else "",
        }
        confirm = ConfirmForm(formdata=None, data=values)
        statute, complaints = _read(confirm)
        known = laws.office_register(date.today()).find(statute.title) if statute else None
        same = next((v for v in known.versions if v.passed == statute.passed), None) if known and statute else None
        page = self.render(
            "register/law_preview.html", form=form, confirm=confirm, statute=statute, complaints=complaints, known=known, same=same,
            lines=_numbered(storage.path_of(kept.sha256).read_bytes(), complaints), **self.wording,
        )
        return page, 200 if statute else 422

    @expose("/confirm", methods=("POST",))
    def confirm(self) -> ResponseReturnValue:
        """Stores what was previewed."""
        require(signed_in(), Action.LAW_EDIT)
        form = ConfirmForm()
        if not form.validate_on_submit():
            abort(400)
        source = db.session.get(StoredFile, form.sha256.data)
        if source is None or source.media_type != TEXT:
            abort(404)
        statute, complaints = _read(form)
        if statute is None:
            flash(" ".join(str(_sentence(c)) for c in complaints), "error")
            return redirect(url_for(".new_view"))
        try:
            version = laws.import_text(statute, source, form.source_name.data or "", by=signed_in(), kind=form.kind.data or "", note=form.note.data or "")
        except NotDone as refusal:
            flash(str(refusal), "error")
            return redirect(url_for(".new_view"))
        return self._entered(version)

    def _entered(self, version: LawVersion) -> ResponseReturnValue:
        title = version.law.title
        waiting = cited_laws.waiting(signed_in(), title, date.today())
        flash(_("《%(law)s》的文本已登记", law=title), "success")
        if waiting:
            flash(ngettext("有 %(num)s 件案卷引用了它，可以重新评查", "有 %(num)s 件案卷引用了它，可以重新评查", len(waiting)), "info")
        return redirect(url_for(".law_view", title=title, at=max(version.effective_on, date.today()).isoformat()))

    @expose("/repeal/<path:title>", methods=("POST",))
    def repeal(self, title: str) -> ResponseReturnValue:
        """Enters or takes back from which day the law no longer holds."""
        require(signed_in(), Action.LAW_EDIT)
        law, _known = _law(title)
        form = RepealForm()
        if not form.validate_on_submit():
            flash(" ".join(str(e) for errors in form.errors.values() for e in errors), "error")
        else:
            try:
                laws.set_repeal(law.title, by=signed_in(), repealed_on=form.repealed_on.data, replaced_by=form.replaced_by.data or "")
                flash(_("已保存"), "success")
            except NotDone as refusal:
                flash(str(refusal), "error")
        return redirect(url_for(".law_view", title=law.title))

    @expose("/versions/<int:version_id>/withdraw", methods=("POST",))
    def withdraw(self, version_id: int) -> ResponseReturnValue:
        """Takes back a version that was entered wrongly."""
        require(signed_in(), Action.LAW_EDIT)
        version = _version(version_id)
        title = version.law.title
        form = WithdrawForm()
        if not form.validate_on_submit():
            flash(_("请写明撤回的理由"), "error")
        else:
            try:
                laws.withdraw(version, by=signed_in(), reason=form.reason.data)
                flash(_("文本已撤回"), "success")
            except NotDone as refusal:
                flash(str(refusal), "error")
        known = laws.office_register(date.today()).find(title)
        return redirect(url_for(".law_view", title=title) if known else url_for(".index_view"))

    @expose("/re-review/<path:title>", methods=("POST",))
    def re_review(self, title: str) -> ResponseReturnValue:
        """Queues the chosen files that waited for the law."""
        require(signed_in(), Action.REVIEW_START)
        law, _known = _law(title)
        queued = refused = 0
        for number in dict.fromkeys(request.form.getlist("file")):
            case_file = find_case_file(signed_in(), int(number)) if number.isdigit() else abort(400)
            try:
                queue.enqueue(case_file, by=signed_in())
                queued += 1
            except Forbidden:
                refused += 1
        if queued:
            flash(ngettext("%(num)s 件案卷已排队重新评查", "%(num)s 件案卷已排队重新评查", queued), "success")
        if refused:
            flash(ngettext("%(num)s 件案卷由别人负责，没有排队", "%(num)s 件案卷由别人负责，没有排队", refused), "error")
        if not queued and not refused:
            flash(_("没有选择案卷"), "error")
        return redirect(url_for(".law_view", title=law.title))


def _chosen(rows: tuple[LawRow, ...], own: dict[str, Own], today: date) -> list[LawRow]:
    """The laws that the page's address asks for."""
    words, kind, holds = (request.args.get(name, "").strip() for name in ASKED)
    return chosen(rows, words, kind, holds, request.args.get("own") == "1", own, laws.office_register(today))


def _days(*days: date | None) -> list[str]:
    return [day.isoformat() if day else "" for day in days]


def _law(title: str) -> tuple[Law, Register]:
    known = laws.office_register(date.today())
    law = known.find(title)
    if law is None:
        abort(404)
    return law, known


def _version(version_id: int) -> LawVersion:
    found = db.session.get(LawVersion, version_id)
    if found is None:
        abort(404)
    return found


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _asked(law: Law, version: Version | None) -> Asked | None:
    """The citation in the page's address, if there is one."""
    number, extra, paragraph, item = (request.args.get(name, type=int) for name in ("article", "extra", "paragraph", "item"))
    if number is None or not all(n is None or 0 < n < 10_000 for n in (number, extra, paragraph, item)):
        return None
    exists = version.has(number, paragraph, item, extra) if version else None
    return Asked(f"《{law.title}》{pinpoint(number, paragraph, item, extra)}", exists, number, extra or 0)


def _read(form: ConfirmForm) -> tuple[Statute | None, list[Complaint]]:
    """What the kept file says, under what its reader knows."""
    def day(text: str | None) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            abort(400)

    data = storage.path_of(form.sha256.data).read_bytes()
    try:
        return read_statute(data, title=form.title.data or "", passed=day(form.passed_on.data), effective=day(form.effective_on.data)), []
    except NotAStatute as refused:
        return None, refused.complaints


def _sentence(complaint: Complaint) -> str:
    """A complaint in the reader's language."""
    return say_in(lambda words: str(_(words)), complaint.message_id, complaint.params)


def _numbered(data: bytes, complaints: list[Complaint]) -> list[tuple[int, str, list[Complaint]]]:
    """The lines around each complaint, with their numbers."""
    lines = data.decode("utf-8", errors="replace").splitlines()
    by_line: dict[int, list[Complaint]] = {}
    for complaint in complaints:
        by_line.setdefault(complaint.line, []).append(complaint)
    near = {n for line in by_line if line for n in (line - 1, line, line + 1)}
    return [(n, lines[n - 1].strip() if 1 <= n <= len(lines) else "", by_line.get(n, [])) for n in sorted(near) if 1 <= n <= max(len(lines), 1)]
