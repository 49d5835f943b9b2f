"""The two models at work: where the text of a picture is, and what a line of it says.

The models are the ONNX files inside the rapidocr package. OpenVINO runs them where it can (it is two to three times as fast, and computes in
BF16 where the processor does), onnxruntime elsewhere. They are loaded once a process, when a page first needs them.

Lines go to the recogniser one by one, each in its own width, one thread a line: no pixel is spent on padding a batch, and there are few shapes
to prepare for.
"""

import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
Classes = NDArray[np.int32]

DETECTOR, RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
LINE_HEIGHT = 48
"""Height in pixels of the lines that the recogniser takes."""
STEP = 8
"""Width in pixels of a line to which one place of the recogniser's answer belongs."""
CHOICES = 3
"""How many characters are told for each place, the likeliest first."""
BLANK = 0
SURELY_BLANK = 24.0
"""Where the last layer gives the blank more than this, it is the likeliest: of 18,648 places no other class had more than 23.6 where the blank was
likeliest, and none was likelier where the blank had 24."""
ROWS = 128
"""So many places are weighed at once."""
ENGINE_VARIABLE, THREADS_VARIABLE = "LCADMIN_OCR_ENGINE", "LCADMIN_OCR_THREADS"
MOST_THREADS = 4


class OcrUnavailable(Exception):
    """Neither engine can be started; says what each complained of."""


class Engine(Protocol):
    """`characters[i]` is what class i of the recogniser stands for; class 0 is the blank between characters."""

    name: str
    characters: tuple[str, ...]

    def detect(self, image: Pixels) -> Floats:
        """How likely each pixel of a grey image (height and width multiples of 32) belongs to text, 0 to 1."""

    def recognise(self, lines: Sequence[Pixels]) -> list[tuple[Classes, Floats]]:
        """For each grey line (48, width), width a multiple of 32: the likeliest classes and their probabilities, each (width / 8, CHOICES)."""


def models() -> Path:
    """The folder of the models. Raises OcrUnavailable where the rapidocr package is missing."""
    found = importlib.util.find_spec("rapidocr")
    if found is None or not found.submodule_search_locations:
        raise OcrUnavailable("rapidocr is not installed")
    return Path(found.submodule_search_locations[0]) / "models"


def threads() -> int:
    """How many threads an engine takes: LCADMIN_OCR_THREADS, else as many as this process may run on, four at most."""
    asked = os.environ.get(THREADS_VARIABLE, "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_THREADS)


@lru_cache(maxsize=1)
def engine() -> Engine:
    """This process's engine: what LCADMIN_OCR_ENGINE names (openvino, onnxruntime), else the first that starts. Raises OcrUnavailable."""
    asked = os.environ.get(ENGINE_VARIABLE, "").strip().lower().replace("auto", "")
    if asked and asked not in ENGINES:
        raise OcrUnavailable(f"{ENGINE_VARIABLE} is {asked!r}, not one of {', '.join(ENGINES)}")
    complaints = []
    for name in (asked,) if asked else tuple(ENGINES):
        try:
            return ENGINES[name](models(), threads())
        except (ImportError, OSError, RuntimeError) as error:
            complaints.append(f"{name}: {error}")
    raise OcrUnavailable("; ".join(complaints))


class OpenVino:
    """Both models in OpenVINO, with the scaling of pixels and the choice of the likeliest classes put into the graph."""

    name = "openvino"

    def __init__(self, folder: Path, threads: int) -> None:
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # it would tell its makers of every start, by a process of its own
        import openvino as ov
        import openvino.opset13 as ops
        from openvino.preprocess import PrePostProcessor

        core = ov.Core()

        def compiled(model: Any, settings: dict[str, Any]) -> Any:
            steps = PrePostProcessor(model)
            steps.input().tensor().set_element_type(ov.Type.u8).set_layout(ov.Layout("NHWC"))
            steps.input().model().set_layout(ov.Layout("NCHW"))
            steps.input().preprocess().convert_element_type(ov.Type.f32).mean(127.5).scale(127.5)
            return core.compile_model(steps.build(), "CPU", {"INFERENCE_NUM_THREADS": threads, **settings})

        self._detector = compiled(core.read_model(folder / DETECTOR), {"PERFORMANCE_HINT": "LATENCY"}).create_infer_request()
        whole = core.read_model(folder / RECOGNISER)
        self.characters = _characters(str(whole.get_rt_info()["framework"]["character"].value))
        features, weights, bias = _last_layer(whole)
        self._blank, self._blank_bias = np.ascontiguousarray(weights[:, BLANK]), float(bias[BLANK])
        short = ov.Model([ops.result(features)], whole.get_parameters(), "recogniser")
        self._queue = ov.AsyncInferQueue(compiled(short, {"NUM_STREAMS": threads}), threads)
        rows = ops.parameter([-1, weights.shape[0]], np.float32)
        likely = ops.softmax(ops.add(ops.matmul(rows, ops.constant(weights), False, False), ops.constant(bias)), 1)
        top = ops.topk(likely, ops.constant(CHOICES, dtype=np.int32), 1, "max", "value", "i32")
        head = ov.Model([ops.result(top.output(1)), ops.result(top.output(0))], [rows], "choice")
        self._head = core.compile_model(head, "CPU", {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"}).create_infer_request()

    def detect(self, image: Pixels) -> Floats:
        self._detector.infer([_colours(image)])
        return np.array(self._detector.get_output_tensor(0).data[0, 0], dtype=np.float32)

    def recognise(self, lines: Sequence[Pixels]) -> list[tuple[Classes, Floats]]:
        features: list[Any] = [None] * len(lines)

        def keep(request: Any, number: int) -> None:
            features[number] = np.array(request.get_output_tensor(0).data[0], dtype=np.float32)

        self._queue.set_callback(keep)
        for number, line in enumerate(lines):
            self._queue.start_async([_colours(line)], number)
        self._queue.wait_all()
        return self._chosen(features)

    def _chosen(self, features: Sequence[Floats]) -> list[tuple[Classes, Floats]]:
        """The likeliest classes at every place of the lines, given what the recogniser sees there: the last layer, which weighs each of 18,710
        classes, only where the blank does not stand beyond doubt."""
        if not features:
            return []
        rows = np.concatenate(features)
        classes = np.zeros((len(rows), CHOICES), np.int32)
        likely = np.zeros((len(rows), CHOICES), np.float32)
        likely[:, 0] = 1.0
        open_rows = np.flatnonzero(rows @ self._blank + self._blank_bias <= SURELY_BLANK)
        for start in range(0, len(open_rows), ROWS):
            some = open_rows[start:start + ROWS]
            self._head.infer([np.ascontiguousarray(rows[some])])
            classes[some], likely[some] = self._head.get_output_tensor(0).data, self._head.get_output_tensor(1).data
        ends = np.cumsum([len(one) for one in features])[:-1]
        return list(zip(np.split(classes, ends), np.split(likely, ends), strict=True))


class OnnxRuntime:
    """Both models in onnxruntime, which runs wherever Python does."""

    name = "onnxruntime"

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime

        def session(file: str, own: int) -> Any:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads, options.inter_op_num_threads = own, 1
            options.enable_cpu_mem_arena = False
            options.log_severity_level = 3
            return onnxruntime.InferenceSession(str(folder / file), options, providers=["CPUExecutionProvider"])

        self._detector, self._recogniser = session(DETECTOR, threads), session(RECOGNISER, 1)
        self._workers = ThreadPoolExecutor(threads)
        self.characters = _characters(self._recogniser.get_modelmeta().custom_metadata_map["character"])

    def detect(self, image: Pixels) -> Floats:
        answer: Floats = self._detector.run(None, {"x": _scaled(image)})[0][0, 0]
        return answer

    def recognise(self, lines: Sequence[Pixels]) -> list[tuple[Classes, Floats]]:
        return list(self._workers.map(self._line, lines))

    def _line(self, line: Pixels) -> tuple[Classes, Floats]:
        answer = self._recogniser.run(None, {"x": _scaled(line)})[0][0]
        some = np.argpartition(answer, -CHOICES, axis=1)[:, -CHOICES:]
        likely = np.take_along_axis(answer, some, axis=1)
        order = np.argsort(-likely, axis=1)
        return np.take_along_axis(some, order, axis=1).astype(np.int32), np.take_along_axis(likely, order, axis=1)


ENGINES: dict[str, Callable[[Path, int], Engine]] = {"openvino": OpenVino, "onnxruntime": OnnxRuntime}


def _characters(listed: str) -> tuple[str, ...]:
    """The recogniser's classes: the blank, the characters of its list, the space."""
    return ("", *listed.split("\n"), " ") if not listed.endswith("\n") else ("", *listed[:-1].split("\n"), " ")


def _last_layer(model: Any) -> tuple[Any, Floats, Floats]:
    """What goes into the layer of an OpenVINO recogniser that weighs the classes, its weights (features, classes) and its bias."""

    def origin(output: Any) -> Any:
        while output.get_node().get_type_name() == "Identity":
            output = output.get_node().input_value(0)
        return output

    likely = origin(model.output(0).get_node().input_value(0)).get_node()
    added = origin(likely.input_value(0)).get_node()
    product, bias = (origin(value).get_node() for value in added.input_values())
    if [likely.get_type_name(), added.get_type_name(), product.get_type_name(), bias.get_type_name()] != ["Softmax", "Add", "MatMul", "Constant"]:
        raise RuntimeError("the recogniser does not end as it did when this was written")
    weights = origin(product.input_value(1)).get_node()
    return product.input_value(0), np.array(weights.data, dtype=np.float32), np.array(bias.data, dtype=np.float32).reshape(-1)


def _colours(image: Pixels) -> Pixels:
    """A grey image as a batch of one, of three equal channels: what the models were made for."""
    return np.repeat(image[None, :, :, None], 3, axis=3)


def _scaled(image: Pixels) -> Floats:
    """A grey image as a batch of one, pixels from -1 to 1, channels first."""
    return np.repeat(((image.astype(np.float32) - np.float32(127.5)) / np.float32(127.5))[None, None], 3, axis=1)
