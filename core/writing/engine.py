"""The template language: Jinja2 cut down to what a letter needs.

Three walls, each enough by itself:
- the syntax tree may hold only the node types listed here, so there are no method calls, imports,
  macros, products or comprehensions to misuse;
- a dot looks up a key of a mapping and nothing else, so no Python attribute is reachable;
- every value that is printed leaves as a sealed token, so a value can neither be template nor markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from types import CodeType
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.visitor import NodeTransformer

from core.errors import UserError
from core.writing import dates, limits, styling
from core.writing.faults import Fault, called, nearest
from core.writing.filters import FILTERS
from core.writing.limits import Deadline

SEAL_OPEN: Final = "\ue000"
SEAL_CLOSE: Final = "\ue001"
STEP: Final = "_step"
JOIN: Final = "_join"
LOOP_FIELDS: Final = frozenset({"index", "index0", "first", "last", "length"})
ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.Name,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Call,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
)
MAX_NESTING: Final = 40
MAX_LOOPS: Final = 15
"""Loops in loops; Python itself takes no more than twenty."""
MAX_BRANCHES: Final = 200
"""`elif` in one `if`."""
MAX_PARTS: Final = 20_000
"""Nodes of a syntax tree; the longest body that comes with Netra has some thousand."""
MAX_DIGITS: Final = 18
KEPT: Final = 64
"""Bodies kept compiled; an office has some thirty."""


class _Missing(jinja2.StrictUndefined):
    """A name without a value stops the paper, whatever is done with it."""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        raise UserError("field_missing", field=str(self._undefined_name))

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail_with_undefined_error


class _Environment(SandboxedEnvironment):
    """A dot or an index finds keys and list items only."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping) and isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, list) and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument) if isinstance(argument, (str, int)) else "[…]")


class Sealed:
    """The literal texts behind the tokens of one expansion."""

    def __init__(self, deadline: Deadline) -> None:
        self._texts: list[str] = []
        self._characters = 0
        self._deadline = deadline

    def seal(self, value: object) -> str:
        """The token that stands for `value` until the paper's structure is known."""
        self._deadline.check()
        text = _printed(value)
        self._characters += len(text)
        limits.at_most("characters", self._characters, limits.TEXT_CHARACTERS)
        self._texts.append(text)
        return f"{SEAL_OPEN}{len(self._texts) - 1}{SEAL_CLOSE}"

    def open(self, text: str) -> str:
        """`text` with every token replaced by the literal text it stands for."""
        if SEAL_OPEN not in text:
            return text
        first, *parts = text.split(SEAL_OPEN)
        opened = [first]
        for part in parts:
            index, _, rest = part.partition(SEAL_CLOSE)
            opened += [self._texts[int(index)], rest]
        return "".join(opened)


def _printed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return dates.long_date(value)
    if isinstance(value, time):
        return dates.hour(value)
    if isinstance(value, (str, int)):
        return str(value)
    raise Fault("hanya teks, bilangan, tanggal, dan jam yang dapat dicetak")


def check(body: str, functions: Iterable[str]) -> nodes.Template:
    """The syntax tree of a body in the cut-down language. Raises `Fault`."""
    if SEAL_OPEN in body or SEAL_CLOSE in body:
        raise Fault("ada huruf yang tidak boleh dipakai (U+E000, U+E001)")
    try:
        tree = _environment(None).parse(body)
        _allow(tree, frozenset(functions), 0, 0)
        if sum(1 for _ in tree.find_all(nodes.Node)) > MAX_PARTS:
            raise Fault("templat terlalu panjang")
    except jinja2.TemplateSyntaxError as error:
        raise Fault(f"tanda {{% %}} atau {{{{ }}}} tidak benar: {error.message}", line=error.lineno) from None
    except RecursionError:
        raise Fault("bersarang terlalu dalam") from None
    except Fault:
        raise
    except ValueError:  # Python reads no number of thousands of digits
        raise Fault("bilangan terlalu panjang") from None
    return tree


def expand(
    body: str,
    values: Mapping[str, object],
    functions: Mapping[str, Callable[..., object]],
    deadline: Deadline,
) -> tuple[str, Sealed]:
    """The body with its blocks carried out and its values sealed, and the key to the seals.

    Raises `UserError("limit_exceeded")` and, for a name without a value, `UserError("field_missing")`.
    """
    sealed = Sealed(deadline)
    environment = _environment(sealed)
    work = _Work(deadline)
    filters = {**FILTERS, **styling.filters_for(values)}
    environment.filters.update({name: work.weighed(filter_) for name, filter_ in filters.items()})
    environment.filters[JOIN] = work.weighed(_joined)
    environment.filters[STEP] = _stepper(deadline)
    template = jinja2.Template.from_code(environment, _compiled(body, frozenset(functions)), {})
    pieces: list[str] = []
    length = 0
    try:
        for piece in template.generate({**functions, **values}):
            deadline.check()
            length += len(piece)
            limits.at_most("structure", length, limits.STRUCTURE_CHARACTERS)
            pieces.append(piece)
    except (
        TypeError,
        ValueError,
        LookupError,
        AttributeError,
        ArithmeticError,
        jinja2.TemplateError,
    ) as error:
        raise Fault(str(error)) from None
    return "".join(pieces), sealed


@lru_cache(maxsize=KEPT)
def _compiled(body: str, functions: frozenset[str]) -> CodeType:
    """The checked body as code. It names environment and values only when it runs, so one serves all papers."""
    tree = check(body, functions)
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, STEP, [], [], None, None, lineno=loop.lineno)
    tree = _Joining().visit(tree)
    environment = _environment(None)
    environment.filters[STEP] = environment.filters[JOIN] = list  # only their names go into the code
    try:
        return environment.compile(tree)
    except (SyntaxError, RecursionError, MemoryError):  # more than Python's own compiler takes
        raise Fault("bersarang terlalu dalam") from None


class _Joining(NodeTransformer):
    """Makes `~` a filter, so that what it joins is weighed before it is there."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - the name Jinja calls
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, JOIN, [], [], None, None, lineno=node.lineno)


def _joined(parts: list[object]) -> str:
    return "".join(map(str, parts))


class _Work:
    """What the filters of one paper have taken in: text that doubles at every step is stopped before it is there."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._taken = 0

    def weighed(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, which raises `UserError("limit_exceeded")` when all of them have taken in too much."""

        def run(*args: Any, **kwargs: Any) -> Any:
            self._deadline.check()
            self._taken += sum(_weight(each) for each in (*args, *kwargs.values()))
            limits.at_most("characters", self._taken, limits.WORKED_CHARACTERS)
            return filter_(*args, **kwargs)

        return run


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, (list, tuple)):
        return len(value) + sum(len(each) for each in value if isinstance(each, str))
    return 1


def _environment(sealed: Sealed | None) -> _Environment:
    @jinja2.pass_context
    def finalize(_context: object, value: object) -> str:
        # pass_context keeps Jinja from calling this while it compiles constants
        if isinstance(value, jinja2.Undefined):
            raise UserError("field_missing", field=str(value._undefined_name))
        return sealed.seal(value) if sealed else ""

    environment = _Environment(
        undefined=_Missing,
        finalize=finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
        optimized=False,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = dict(FILTERS)
    return environment


def _stepper(deadline: Deadline) -> Callable[[Any], Iterator[Any]]:
    def step(items: Any) -> Iterator[Any]:
        if not isinstance(items, (list, tuple)):
            raise Fault("hanya daftar yang dapat diulang dengan for")
        for item in items:
            deadline.check()
            yield item

    return step


def _allow(node: nodes.Node, functions: frozenset[str], depth: int, loops: int) -> None:
    loops += isinstance(node, nodes.For)
    if depth > MAX_NESTING or loops > MAX_LOOPS:
        raise Fault("bersarang terlalu dalam", line=node.lineno)
    if isinstance(node, nodes.If) and len(node.elif_) > MAX_BRANCHES:
        raise Fault("cabang elif terlalu banyak", line=node.lineno)
    if isinstance(node, nodes.Const):
        _allow_constant(node)
    what = type(node).__name__
    if not isinstance(node, ALLOWED):
        raise Fault(
            f"{called(what, statement=isinstance(node, nodes.Stmt))} tidak ada dalam bahasa templat",
            line=node.lineno,
        )
    if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.node is None):
        raise Fault(
            f"saringan {node.name} tidak dikenal", line=node.lineno, remedy=nearest(node.name, FILTERS)
        )
    if isinstance(node, nodes.Call) and not (
        isinstance(node.node, nodes.Name) and node.node.name in functions and not node.dyn_args
    ):
        name = node.node.name if isinstance(node.node, nodes.Name) else what
        raise Fault(f"fungsi {name} tidak dikenal", line=node.lineno, remedy=nearest(name, functions))
    if isinstance(node, nodes.For) and node.recursive:
        raise Fault("pengulangan yang memanggil dirinya", line=node.lineno)
    for child in node.iter_child_nodes():
        _allow(child, functions, depth + 1, loops)


def _allow_constant(node: nodes.Const) -> None:
    whole = isinstance(node.value, int) and len(str(node.value)) <= MAX_DIGITS
    if not (whole or node.value is None or isinstance(node.value, str)):
        raise Fault("hanya bilangan bulat sampai 18 angka", line=node.lineno)
