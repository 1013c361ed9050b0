export const id = 941;
export const ids = [941,712];
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


/***/ }),

/***/ 1941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examineCompose: () => (/* binding */ examineCompose)
});

// EXTERNAL MODULE: ./src/inputs/yaml/document.ts
var yaml_document = __webpack_require__(31712);
;// CONCATENATED MODULE: ./src/inputs/yaml/compose-file.ts

/** Undefined where nothing is wrong, and where only compose can tell: services may come from files that it includes. */
function composeProblem(text, { file, service, images, wait = [] }) {
    // Compose merges the documents of one file.
    if (text.split(/^---(?:\s|$)/m).filter(part => part.trim() !== '').length > 1)
        return undefined;
    const yaml = (0,yaml_document.parseYaml)(text, false);
    const remedy = `Try it: docker compose --file ${file} config`;
    if (!yaml.ok)
        return { message: `${file}, line ${yaml.line}, ${yaml.message}`, remedy };
    const { services, include } = (yaml.value ?? {});
    if (include !== undefined)
        return undefined;
    if (typeof services !== 'object' || services === null || Array.isArray(services))
        return { message: `${file} has no services`, remedy };
    const unknown = [service, ...Object.keys(images), ...wait].find(name => !Object.hasOwn(services, name));
    if (unknown === undefined)
        return undefined;
    return {
        message: `${file} has no service "${unknown}"`,
        remedy: `Name one of ${Object.keys(services).join(', ') || 'its services (it has none)'}.`
    };
}

// EXTERNAL MODULE: ./src/stages/confine.ts
var confine = __webpack_require__(76131);
;// CONCATENATED MODULE: ./src/stages/examine-compose.ts


/**
 * What a plan can tell of its compose files without Docker: that they are there, and have the services that are named.
 * A workspace without a checkout tells nothing.
 */
async function examineCompose({ targets }, files) {
    const asked = targets.flatMap(({ id, smoke }) => smoke === 'off' || smoke.compose === undefined ? [] : [{ id, compose: smoke.compose }]);
    if (asked.length === 0 || !(await files.exists('.git')))
        return [];
    const found = await Promise.all(asked.map(async ({ id, compose }) => {
        const problem = await problemOf(compose, files);
        return problem === undefined ? [] : [{ code: 'invalid-input', target: id, ...problem }];
    }));
    return found.flat();
}
async function problemOf(settings, files) {
    const { file } = settings;
    const [root = '.', real] = await Promise.all([files.realPath('.'), files.realPath(file)]);
    if (real === undefined) {
        return {
            title: `"compose": there is no file ${file}`,
            remedy: 'Write its path from the root of the workspace.'
        };
    }
    // What leads out of the workspace is for the run to judge, and not to be quoted.
    if (!(0,confine/* isInside */.FK)(real, root))
        return undefined;
    const problem = composeProblem((await files.read(real)) ?? '', settings);
    return problem && { title: `"compose": ${problem.message}`, remedy: problem.remedy };
}


/***/ })

};
