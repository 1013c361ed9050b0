export const id = 592;
export const ids = [592,712];
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

/***/ 27592:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examineSources: () => (/* binding */ examineSources)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/inputs/contexts.ts
var contexts = __webpack_require__(11745);
// EXTERNAL MODULE: ./src/engine/json-subset.ts
var json_subset = __webpack_require__(25113);
;// CONCATENATED MODULE: ./src/engine/compose-builds.ts



/**
 * A compose file as it is written, as far as that tells what its services are built from: variables, other files and
 * profiles are for compose itself to resolve, and such a service stands without a build.
 * @param folder of the file, absolute
 */
const writtenProject = (services, folder) => ({
    services: Object.fromEntries(Object.entries(services).map(([name, service]) => [name, writtenService(service, folder)]))
});
function writtenService(service, folder) {
    if (!(0,json_subset/* isObject */.G)(service) || service.extends !== undefined || service.profiles !== undefined)
        return {};
    const build = typeof service.build === 'string' ? { context: service.build } : service.build;
    if (!(0,json_subset/* isObject */.G)(build) || 'dockerfile_inline' in build)
        return {};
    const { context = '.', dockerfile, target } = build;
    if (!isPlain(context) || ![dockerfile, target].every(part => part === undefined || isPlain(part)))
        return {};
    return {
        build: {
            context: (0,external_node_path_.resolve)(folder, context),
            ...(isPlain(dockerfile) ? { dockerfile } : {}),
            ...(isPlain(target) ? { target } : {})
        }
    };
}
/** A path or a name: no URL, and nothing that compose replaces. */
const isPlain = (value) => typeof value === 'string' && !(0,contexts/* isAddress */.P)(value) && !/\$|^~/.test(value);

// EXTERNAL MODULE: ./src/engine/compose-images.ts
var compose_images = __webpack_require__(36709);
// EXTERNAL MODULE: ./src/inputs/yaml/document.ts
var yaml_document = __webpack_require__(31712);
;// CONCATENATED MODULE: ./src/inputs/yaml/compose-file.ts

function readComposeFile(text, { file, service, images, wait = [] }) {
    // Compose merges the documents of one file.
    if (text.split(/^---(?:\s|$)/m).filter(part => part.trim() !== '').length > 1)
        return { ok: true, services: undefined };
    const yaml = (0,yaml_document.parseYaml)(text, false);
    const remedy = `Try it: docker compose --file ${file} config`;
    if (!yaml.ok)
        return { ok: false, message: `${file}, line ${yaml.line}, ${yaml.message}`, remedy };
    const { services, include } = (yaml.value ?? {});
    if (include !== undefined)
        return { ok: true, services: undefined };
    if (typeof services !== 'object' || services === null || Array.isArray(services))
        return { ok: false, message: `${file} has no services`, remedy };
    const unknown = [service, ...Object.keys(images), ...wait].find(name => !Object.hasOwn(services, name));
    if (unknown === undefined)
        return { ok: true, services: services };
    return {
        ok: false,
        message: `${file} has no service "${unknown}"`,
        remedy: `Name one of ${Object.keys(services).join(', ') || 'its services (it has none)'}.`
    };
}

// EXTERNAL MODULE: ./src/stages/confine.ts
var confine = __webpack_require__(76131);
// EXTERNAL MODULE: ./src/stages/run-images.ts
var run_images = __webpack_require__(49833);
;// CONCATENATED MODULE: ./src/stages/examine-compose.ts






/**
 * What a plan can tell of its compose files without Docker: that they are there, have the services that are named, and
 * build no image that is not of this run.
 */
async function examineCompose(plan, settings, files) {
    const asked = plan.targets.flatMap(target => target.smoke === 'off' || target.smoke.compose === undefined ? [] : [{ target, compose: target.smoke.compose }]);
    if (asked.length === 0)
        return [];
    const root = (await files.realPath('.')) ?? '.';
    const selection = (0,run_images/* imageSelection */._)(plan, settings, root);
    const found = await Promise.all(asked.map(async ({ target, compose }) => {
        const problem = await problemOf(compose, (0,run_images/* runImage */.D)(target, settings, root), { root, selection }, files);
        return problem === undefined ? [] : [{ code: 'invalid-input', target: target.id, ...problem }];
    }));
    return found.flat();
}
async function problemOf(settings, subject, { root, selection }, files) {
    const { file } = settings;
    const real = await files.realPath(file);
    if (real === undefined) {
        return {
            title: `"compose": there is no file ${file}`,
            remedy: 'Write its path from the root of the workspace.'
        };
    }
    // What leads out of the workspace is for the run to judge, and not to be quoted.
    if (!(0,confine/* isInside */.FK)(real, root))
        return undefined;
    const reading = readComposeFile((await files.read(real)) ?? '', settings);
    if (!reading.ok)
        return { title: `"compose": ${reading.message}`, remedy: reading.remedy };
    if (reading.services === undefined)
        return undefined;
    const project = writtenProject(reading.services, (0,external_node_path_.dirname)((0,external_node_path_.resolve)(root, file)));
    const choice = (0,compose_images/* chooseImages */.s6)(project, settings, subject, selection);
    return choice.ok ? undefined : { title: `"compose": ${choice.problem}`, remedy: choice.remedy };
}

// EXTERNAL MODULE: ./src/stages/examine-dockerfiles.ts + 1 modules
var examine_dockerfiles = __webpack_require__(29174);
;// CONCATENATED MODULE: ./src/stages/has-checkout.ts

/** Whether the workspace is a checkout, or a folder of one. */
async function hasCheckout(files) {
    const root = await files.realPath('.');
    for (let folder = root; folder !== undefined; folder = (0,external_node_path_.dirname)(folder) === folder ? undefined : (0,external_node_path_.dirname)(folder)) {
        if (await files.exists(`${folder}/.git`))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./src/stages/examine-sources.ts



/**
 * What a run would fail for before it builds anything, as far as the workspace tells that without Docker. A workspace without
 * a checkout tells nothing.
 */
async function examineSources(plan, settings, files) {
    if (!(await hasCheckout(files)))
        return [];
    const found = await Promise.all([(0,examine_dockerfiles/* examineDockerfiles */.p)(plan, files), examineCompose(plan, settings, files)]);
    return found.flat();
}


/***/ })

};
