export const id = 712;
export const ids = [712];
export const modules = {

/***/ 31712:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYaml: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/**
 * Parses one YAML 1.2 document. Numbers that would not print as they were written (`1.10`, `012`) stay text.
 * @param secret all scalars stay text, and error messages quote nothing of it
 */
function parseYaml(text, secret) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const doc = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        logLevel: 'silent',
        ...(secret ? { schema: 'failsafe' } : { merge: true })
    });
    const [error] = doc.errors;
    if (error) {
        const message = secret ? `(${error.code.toLowerCase().replaceAll('_', ' ')})` : `: ${error.message}`;
        return { ok: false, message: `is not valid YAML${message}`, line: lines.linePos(error.pos[0]).line };
    }
    keepNumbersAsWritten(doc);
    const lineOf = (path, inner) => {
        const { offset, node } = findNode(doc, path);
        const header = inner !== undefined && isBlock(node) ? startOf(node) : undefined;
        if (header !== undefined)
            return lines.linePos(header).line + (inner ?? 0);
        return offset === undefined ? undefined : lines.linePos(offset).line;
    };
    try {
        return { ok: true, value: doc.toJS(), lineOf };
    }
    catch (error) {
        const message = error instanceof Error && !secret ? `: ${error.message}` : ' (a wrong alias)';
        return { ok: false, message: `is not valid YAML${message}`, line: 1 };
    }
}
function keepNumbersAsWritten(doc) {
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(doc, {
        Scalar: (key, node) => {
            if (key === 'key' || typeof node.value !== 'number' || node.source === undefined)
                return;
            if (String(node.value) !== node.source)
                node.value = node.source;
        }
    });
}
/** A text of several lines under a `|` or `>`. */
const isBlock = (node) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
function findNode(doc, path) {
    let node = doc.contents;
    let offset = startOf(node);
    for (const step of path) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            node = node.resolve(doc);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const pair = node.items.find(({ key }) => String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : key) === String(step));
            if (pair === undefined)
                return { offset };
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            node = node.items[Number(step)];
            offset = startOf(node) ?? offset;
        }
        else {
            return { offset };
        }
    }
    return { offset, node };
}
const startOf = (node) => node?.range?.[0];


/***/ })

};
