"""pdfium's small questions asked at half the price: without converting and checking each argument.

A page is asked some hundreds of them. pypdfium2's own functions take 0.5 µs a call, these 0.2. What they are given must fit by itself: a handle, a plain
integer, a `byref`. Only for functions that answer at once: they keep the interpreter.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


class Handle(ctypes.c_void_p):
    """Something of pdfium's own; false where there is none."""


def quick(function: Any, answer: Any = ctypes.c_int) -> Any:
    """pypdfium2's raw `function`, for arguments that are right; `answer` is the C type that it returns."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)


object_type = quick(pdfium.FPDFPageObj_GetType)
object_of_page = quick(pdfium.FPDFPage_GetObject, pdfium.FPDF_PAGEOBJECT)
object_of_form = quick(pdfium.FPDFFormObj_GetObject, pdfium.FPDF_PAGEOBJECT)
count_in_form = quick(pdfium.FPDFFormObj_CountObjects)
count_of_path = quick(pdfium.FPDFPath_CountSegments)
matrix_of = quick(pdfium.FPDFPageObj_GetMatrix)
bounds = quick(pdfium.FPDFPageObj_GetBounds)
fill_colour = quick(pdfium.FPDFPageObj_GetFillColor)
stroke_colour = quick(pdfium.FPDFPageObj_GetStrokeColor)
render_mode = quick(pdfium.FPDFTextObj_GetTextRenderMode)
draw_mode = quick(pdfium.FPDFPath_GetDrawMode)
segment_of_path = quick(pdfium.FPDFPath_GetPathSegment, Handle)
segment_type = quick(pdfium.FPDFPathSegment_GetType)
segment_point = quick(pdfium.FPDFPathSegment_GetPoint)
segment_closes = quick(pdfium.FPDFPathSegment_GetClose)
object_of_character = quick(pdfium.FPDFText_GetTextObject, Handle)
character_angle = quick(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
is_generated = quick(pdfium.FPDFText_IsGenerated)
is_unmapped = quick(pdfium.FPDFText_HasUnicodeMapError)
loose_box = quick(pdfium.FPDFText_GetLooseCharBox)
