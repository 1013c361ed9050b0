export const id = 797;
export const ids = [797];
export const modules = {

/***/ 1797:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readYamlInputs: () => (/* binding */ readYamlInputs)
});

// EXTERNAL MODULE: ../../main/node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(9235);
// EXTERNAL MODULE: ./src/inputs/problems.ts
var inputs_problems = __webpack_require__(3414);
// EXTERNAL MODULE: ../../main/node_modules/yaml/dist/index.js
var dist = __webpack_require__(3645);
;// CONCATENATED MODULE: ./src/inputs/yaml/document.ts

/**
 * Parses one YAML 1.2 document. Numbers that would not print as they were written (`1.10`, `012`) stay text.
 * @param secret all scalars stay text, and error messages quote nothing of it
 */
function parseYaml(text, secret) {
    const lines = new dist/* LineCounter */.HN();
    const doc = (0,dist/* parseDocument */.Tp)(text, {
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
    const lineOf = path => {
        const offset = offsetOf(doc, path);
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
    (0,dist/* visit */.YR)(doc, {
        Scalar: (key, node) => {
            if (key === 'key' || typeof node.value !== 'number' || node.source === undefined)
                return;
            if (String(node.value) !== node.source)
                node.value = node.source;
        }
    });
}
/** Where the deepest part of the path that exists begins in the text. */
function offsetOf(doc, path) {
    let node = doc.contents;
    let offset = startOf(node);
    for (const step of path) {
        if ((0,dist/* isAlias */.Vj)(node))
            node = node.resolve(doc);
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.find(({ key }) => String((0,dist/* isScalar */.jn)(key) ? key.value : key) === String(step));
            if (pair === undefined)
                return offset;
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            node = node.items[Number(step)];
            offset = startOf(node) ?? offset;
        }
        else {
            return offset;
        }
    }
    return offset;
}
const startOf = (node) => node?.range?.[0];

// EXTERNAL MODULE: ./src/inputs/suggest.ts
var suggest = __webpack_require__(3970);
;// CONCATENATED MODULE: ./src/inputs/yaml/explain.ts

/** Reports zod's issues in words; @returns the paths of the values that are wrong. */
function explainIssues(issues, text) {
    return issues.flatMap(issue => explain(issue, [], text));
}
function explain(issue, prefix, text) {
    const path = [...prefix, ...issue.path];
    const place = placeOf(text.place, path);
    if (issue.code === 'unrecognized_keys') {
        const right = issue.message.split(' ');
        for (const key of issue.keys)
            place.child(key).problem(`"${key}" is not a key here`, (0,suggest/* didYouMean */.a)(key, right));
        return issue.keys.map(key => [...path, key]);
    }
    if (issue.code === 'invalid_union') {
        const branch = meantBranch(issue.errors);
        if (branch !== undefined)
            return branch.flatMap(inner => explain(inner, path, text));
    }
    const value = valueAt(text.value, path);
    const choices = choicesOf(issue);
    const near = typeof value === 'string' ? (0,suggest/* nearest */.p)(value, choices) : undefined;
    const what = value === undefined ? 'is missing' : `${describe(value, text.secret)} is not right here`;
    place.problem(`${what} (want ${wanted(issue)})`, near && `Did you mean "${near}"?`);
    return [path];
}
/** The branch of a union whose kind fits and whose content is wrong; undefined when no kind fits. */
const meantBranch = (branches) => branches.find(issues => !issues.some(({ code, path }) => path.length === 0 && code !== 'unrecognized_keys'));
function wanted(issue) {
    switch (issue.code) {
        case 'invalid_union':
            return [...new Set(issue.errors.flatMap(branch => branch.slice(0, 1).map(wanted)))].join(' or ');
        case 'invalid_value':
            return issue.values.join(' or ');
        case 'invalid_type':
            return KINDS[issue.expected] ?? issue.expected;
        case 'too_big':
            return `at most ${issue.maximum}`;
        case 'too_small':
            return `at least ${issue.minimum}`;
        default:
            return issue.message;
    }
}
const KINDS = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map of keys and values',
    record: 'a map of keys and values',
    null: 'nothing'
};
/** The fixed words that would be right. */
function choicesOf(issue) {
    if (issue.code === 'invalid_union')
        return issue.errors.flat().flatMap(choicesOf);
    return issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values.map(String) : [];
}
/** A wrong value as far as it may be shown. */
function describe(value, secret) {
    if (value === undefined || value === null)
        return 'an empty value';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a map';
    if (secret)
        return 'this text';
    return typeof value === 'string' ? `"${value.slice(0, 60)}"` : `the ${typeof value} ${String(value)}`;
}
const placeOf = (root, path) => path.reduce((place, step) => place.child(typeof step === 'number' ? step : String(step)), root);
const valueAt = (value, path) => path.reduce((inner, step) => inner?.[step], value);

;// CONCATENATED MODULE: ./src/inputs/yaml/load.ts




/**
 * Reads a YAML text by its schema. Wrong parts are reported and left out, so that the rest is looked at as well.
 * @returns undefined when nothing of it is usable.
 */
function loadYaml(schema, source, problems) {
    const yaml = parseYaml(source.text, source.secret ?? false);
    if (!yaml.ok) {
        problems.push({ input: source.label, message: yaml.message, line: yaml.line });
        return undefined;
    }
    const place = (0,inputs_problems/* placeAt */.B)(problems, source.label, yaml.lineOf);
    const result = parse/* safeParse */.xL(schema, yaml.value);
    if (result.success)
        return { data: result.data, place };
    const wrong = explainIssues(result.error.issues, { place, value: yaml.value, secret: source.secret ?? false });
    const pruned = parse/* safeParse */.xL(schema, prune(yaml.value, wrong));
    return pruned.success ? { data: pruned.data, place } : undefined;
}
/** A copy without the values at these paths; a list with a wrong item goes as a whole. */
function prune(value, paths) {
    const copy = structuredClone(value);
    for (const path of paths) {
        const end = path.findIndex((_step, index) => Array.isArray(valueAt(copy, path.slice(0, index))));
        const whole = end < 0 ? path : path.slice(0, end);
        const parent = valueAt(copy, whole.slice(0, -1));
        const last = whole.at(-1);
        if (last === undefined)
            return undefined;
        if (typeof parent === 'object' && parent !== null)
            delete parent[last];
    }
    return copy;
}

// EXTERNAL MODULE: ./src/inputs/annotations.ts
var annotations = __webpack_require__(5094);
// EXTERNAL MODULE: ./src/inputs/objects.ts
var objects = __webpack_require__(1764);
// EXTERNAL MODULE: ./src/inputs/pairs.ts
var pairs = __webpack_require__(7301);
// EXTERNAL MODULE: ./src/inputs/repositories.ts
var inputs_repositories = __webpack_require__(1050);
// EXTERNAL MODULE: ./src/inputs/values.ts + 1 modules
var values = __webpack_require__(4264);
// EXTERNAL MODULE: ./src/inputs/duration.ts
var duration = __webpack_require__(5474);
;// CONCATENATED MODULE: ./src/inputs/sizes.ts
const UNITS = {
    '': 1,
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    k: 2 ** 10,
    m: 2 ** 20,
    g: 2 ** 30,
    t: 2 ** 40,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40
};
const SIZE = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/;
/**
 * Bytes of `300MB` (powers of 1000), `2GiB` and docker's own `512m` (powers of 1024), or of a plain number.
 * @throws Error with the forms that are right.
 */
function parseBytes(text) {
    const [, amount = '', unit = ''] = SIZE.exec(text.trim().toLowerCase()) ?? [];
    const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (amount === '' || factor === undefined) {
        throw new Error(`"${text}" is not a size (want 300MB, 2GiB, 512m or a plain number of bytes)`);
    }
    const bytes = Math.round(Number(amount) * factor);
    if (bytes < 1)
        throw new Error(`"${text}" is no size at all; want more than 0`);
    if (!Number.isSafeInteger(bytes))
        throw new Error(`"${text}" is larger than any machine`);
    return bytes;
}

// EXTERNAL MODULE: ./src/inputs/volumes.ts
var inputs_volumes = __webpack_require__(8039);
// EXTERNAL MODULE: ./src/inputs/patterns.ts
var patterns = __webpack_require__(8101);
// EXTERNAL MODULE: ./src/inputs/smoke.ts
var smoke = __webpack_require__(1425);
;// CONCATENATED MODULE: ./src/inputs/words.ts
const WORD = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs;
const PIECE = /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\\"']+)/gs;
/**
 * Splits a command line into arguments as a POSIX shell would, without expanding anything: blanks separate, quotes keep
 * together, a backslash takes the next character as it is.
 * @throws Error when a quote is never closed.
 */
function splitWords(text) {
    const words = text.match(WORD) ?? [];
    const left = text.replace(WORD, '').trim();
    if (left !== '')
        throw new Error(`a quote in ${JSON.stringify(text)} is never closed; write the arguments as a list`);
    return words.map(unquote);
}
const unquote = (word) => word.replace(PIECE, (_all, escaped, double, single, plain) => {
    if (double !== undefined)
        return double.replace(/\\(["\\$`])/g, '$1');
    return escaped ?? single ?? plain ?? '';
});

;// CONCATENATED MODULE: ./src/inputs/yaml/read-checks.ts






/** The checks of a list; wrong ones are reported and left out. */
const readChecks = (raw, place) => raw.flatMap((check, index) => readCheck(check, place.child(index)) ?? []);
function readCheck(raw, place) {
    if (typeof raw === 'string')
        return { kind: 'healthcheck' };
    const kinds = Object.keys(raw);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) {
        place.problem(kind === undefined ? 'names no check' : `is ${kinds.length} checks at once: ${kinds.join(' and ')}`, 'Give each check an item of its own, such as "- http: /health".');
        return undefined;
    }
    const at = place.child(kind);
    switch (kind) {
        case 'healthcheck':
            return { kind, ...readWithin(raw.healthcheck ?? {}, at) };
        case 'http':
            return readHttp(raw.http, at);
        case 'tcp': {
            const tcp = raw.tcp;
            return typeof tcp === 'number' ? { kind, port: tcp } : { kind, ...(0,objects/* defined */.s)({ port: tcp.port }), ...readWithin(tcp, at) };
        }
        case 'exec':
        case 'run':
            return readCommand(kind, raw[kind], at);
        case 'log':
        case 'no-log':
            return readLog(kind, raw[kind], at);
    }
}
function readHttp(raw, place) {
    const { path, port, status, method, headers, body, json, within } = typeof raw === 'string' ? { path: raw } : raw;
    if (path !== undefined)
        (0,values/* checkHealthPath */.M8)(path, typeof raw === 'string' ? place : place.child('path'));
    if (body !== undefined)
        place.child('body').attempt(() => (0,patterns/* compilePattern */.E)(body));
    const details = (0,objects/* defined */.s)({
        method: method === undefined ? undefined : place.child('method').attempt(() => parseMethod(method)),
        headers: headers && readHeaders(headers, place.child('headers')),
        body,
        json
    });
    const { lenient, ...check } = (0,smoke/* httpCheck */.r)((0,objects/* defined */.s)({ path, port, status }));
    const asksMore = body !== undefined || json !== undefined;
    return { ...check, lenient: lenient && !asksMore, ...details, ...readWithin({ within }, place) };
}
function parseMethod(text) {
    const method = text.toUpperCase();
    if (/^[A-Z]{1,20}$/.test(method) && method !== 'CONNECT')
        return method;
    throw new Error(`"${text}" is not a method of HTTP (want for example GET, HEAD or POST)`);
}
function readHeaders(raw, place) {
    for (const [name, value] of Object.entries(raw)) {
        const isRight = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value ?? ''));
        if (!isRight)
            place.child(name).problem('is not a header (want a name without blanks, and a value of one line)');
    }
    return readValues(raw);
}
/** Values as text; nothing stands for the empty text. */
const readValues = (raw) => Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, String(value ?? '')]));
function readCommand(kind, raw, place) {
    const isShort = typeof raw === 'string' || Array.isArray(raw);
    const { command: words, output, within, entrypoint, 'exit-code': exitCode = 0 } = isShort ? { command: raw } : raw;
    const at = isShort ? place : place.child('command');
    const command = at.attempt(() => readWords(words));
    if (output !== undefined)
        place.child('output').attempt(() => (0,patterns/* compilePattern */.E)(output));
    if (command === undefined)
        return undefined;
    if (command.length === 0 && entrypoint === undefined)
        at.problem('names no command', 'Write it as text or as a list.');
    const common = { command, exitCode, ...(0,objects/* defined */.s)({ output }), ...readWithin({ within }, place) };
    return kind === 'exec' ? { kind, ...common } : { kind, ...common, ...(0,objects/* defined */.s)({ entrypoint }) };
}
/** @throws Error for a quote that is never closed. */
const readWords = (raw) => typeof raw === 'string' ? splitWords(raw) : raw.map(String);
function readLog(kind, raw, place) {
    const { pattern, within } = typeof raw === 'string' ? { pattern: raw } : raw;
    const at = typeof raw === 'string' ? place : place.child('pattern');
    if (pattern === '')
        at.problem('is empty, and would match every line', 'Write a regular expression.');
    if (at.attempt(() => (0,patterns/* compilePattern */.E)(pattern)) === undefined)
        return undefined;
    return kind === 'log' ? { kind, pattern, ...readWithin({ within }, place) } : { kind, pattern };
}
function readWithin({ within }, place) {
    return (0,objects/* defined */.s)({
        withinMs: within === undefined ? undefined : place.child('within').attempt(() => (0,duration/* parseDuration */.E)(String(within)))
    });
}

;// CONCATENATED MODULE: ./src/inputs/yaml/read-smoke.ts





function readSmoke(raw, place) {
    if (typeof raw === 'string')
        return raw;
    const { port, timeout, checks, restart, compose, 'without-gpu': withoutGpu, 'foreign-binaries': foreign } = raw;
    return (0,objects/* defined */.s)({
        port,
        restart,
        timeoutMs: timeout === undefined ? undefined : place.child('timeout').attempt(() => (0,duration/* parseDuration */.E)(String(timeout))),
        container: readContainer(raw, place),
        withoutGpu: withoutGpu && readFallback(withoutGpu, place.child('without-gpu')),
        checks: checks && readChecks(checks, place.child('checks')),
        compose: compose && readCompose(compose, place.child('compose')),
        foreignBinaries: foreign === undefined ? undefined : list(foreign)
    });
}
function readContainer(raw, place) {
    const { memory, cpus, user, pids, gpus, tmpfs, volumes } = raw;
    const { 'env-file': envFile, 'read-only': readOnly, 'shm-size': shm, 'extra-hosts': hosts, 'cap-add': caps } = raw;
    const at = (key) => place.child(key);
    return (0,objects/* defined */.s)({
        ...readProgram(raw, place),
        envFile: envFile === undefined ? undefined : at('env-file').attempt(() => (0,inputs_volumes/* parseInside */.o)(envFile)),
        user: user === undefined ? undefined : at('user').attempt(() => parseUser(String(user))),
        readOnly,
        tmpfs: tmpfs === undefined ? undefined : each(list(tmpfs), at('tmpfs'), parseTmpfs),
        volumes: volumes === undefined ? undefined : each(list(volumes), at('volumes'), checkVolume),
        memory: memory === undefined ? undefined : at('memory').attempt(() => parseMemory(String(memory))),
        cpus: cpus === undefined ? undefined : at('cpus').attempt(() => parseCpus(String(cpus))),
        shmSize: shm === undefined ? undefined : at('shm-size').attempt(() => parseBytes(String(shm))),
        pids,
        gpus,
        extraHosts: hosts === undefined ? undefined : each(hostEntries(hosts), at('extra-hosts'), parseHost),
        capAdd: caps === undefined ? undefined : each(list(caps), at('cap-add'), parseCapability)
    });
}
const readProgram = ({ command, entrypoint, env }, place) => (0,objects/* defined */.s)({
    command: command === undefined ? undefined : place.child('command').attempt(() => readWords(command)),
    entrypoint,
    env: env && readVariables(env, place.child('env'))
});
function readVariables(raw, place) {
    for (const name of Object.keys(raw)) {
        if (!/^[^\s=]+$/.test(name))
            place.child(name).problem('cannot name a variable (want NAME: value)');
    }
    return readValues(raw);
}
const readFallback = (raw, place) => (0,objects/* defined */.s)({ ...readProgram(raw, place), checks: raw.checks && readChecks(raw.checks, place.child('checks')) });
function readCompose(raw, place) {
    const { file, service, images, wait } = raw;
    place.child('file').attempt(() => (0,inputs_volumes/* parseInside */.o)(file));
    if (service === '')
        place.child('service').problem('is empty', 'Name a service of the compose file.');
    return { file, service, images: images ?? {}, ...(0,objects/* defined */.s)({ wait: wait === undefined ? undefined : list(wait) }) };
}
/** The entries that can be read; `place` hears of the others. */
const each = (texts, place, read) => texts.flatMap(text => place.attempt(() => read(text)) ?? []);
/** A list, or text that is split at newlines and blanks. */
const list = (raw) => typeof raw === 'string' ? raw.split(/\s+/).filter(Boolean) : raw;
const hostEntries = (raw) => Array.isArray(raw) ? raw : Object.entries(raw).map(([name, address]) => `${name}:${address ?? ''}`);
function parseHost(text) {
    const [, name, address] = /^([^\s:=]+)[:=](\S+)$/.exec(text) ?? [];
    if (name === undefined)
        throw new Error(`"${text}" is not a host (want name:address)`);
    return `${name}:${address}`;
}
function parseCapability(text) {
    const name = text.toUpperCase().replace(/^CAP_/, '');
    if (!/^[A-Z_]+$/.test(name))
        throw new Error(`"${text}" is not a capability (want for example NET_RAW)`);
    return name;
}
function parseUser(text) {
    if (/^[\w.-]+(:[\w.-]+)?$/.test(text))
        return text;
    throw new Error(`"${text}" is not a user (want a name or a number, and :group behind it if needed)`);
}
function parseTmpfs(text) {
    if (/^\/[^:]*(:[\w=,%]+)?$/.test(text))
        return text;
    throw new Error(`"${text}" is not a path in memory (want /tmp or /tmp:size=64m)`);
}
function checkVolume(text) {
    (0,inputs_volumes/* parseVolume */.w)(text);
    return text;
}
/** The engine starts nothing with less. */
const LEAST_MEMORY = 6 * 2 ** 20;
function parseMemory(text) {
    const bytes = parseBytes(text);
    if (bytes >= LEAST_MEMORY)
        return bytes;
    throw new Error(`"${text}" is too little for any container (want at least 6m)`);
}
function parseCpus(text) {
    const cpus = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0;
    if (cpus >= 0.01)
        return cpus;
    throw new Error(`"${text}" is not a number of processors (want for example 1.5)`);
}

;// CONCATENATED MODULE: ./src/inputs/yaml/read.ts






/** The config file as layers. Wrong values are reported and left out. */
function readConfig(raw, place, annotationLevels) {
    const images = Object.entries(raw.images ?? {});
    return {
        images: images.map(([name, image]) => readImage(name, image ?? {}, place.child('images').child(name))),
        labels: (0,values/* readLabels */.k2)(entries(raw.labels), place.child('labels')),
        annotations: readAnnotations(raw.annotations, place.child('annotations'), annotationLevels),
        ...(0,objects/* defined */.s)({
            tags: raw.tags === undefined ? undefined : (0,values/* readTags */.g$)([raw.tags].flat().join('\n'), place.child('tags')),
            flavor: raw.flavor === undefined ? undefined : (0,values/* readFlavor */.fX)([raw.flavor].flat().join('\n'), place.child('flavor')),
            platforms: platforms(raw.platforms, place.child('platforms'))
        })
    };
}
function readImage(name, raw, place) {
    (0,values/* checkName */.I3)('image', name, place);
    const repositories = texts(raw.repositories);
    const at = place.child('repositories');
    const format = raw['tag-format'];
    return {
        name,
        place,
        repositories: (0,inputs_repositories/* readRepositories */.N)(repositories, index => (repositories.length > 1 ? at.child(index) : at)),
        ...readLayer(raw, place),
        ...(0,objects/* defined */.s)({
            tagFormat: format === undefined ? undefined : (0,values/* checkTagFormat */.y5)(format, place.child('tag-format')),
            variants: raw.variants === undefined ? undefined : readVariants(raw.variants, place.child('variants'))
        })
    };
}
/** Variants by name. Reports wrong names, several defaults, and a map without any. */
function readVariants(raw, place) {
    const variants = Object.entries(raw);
    if (variants.length === 0)
        place.problem('names no variant (want name: {file, target, platforms, …})');
    const defaults = variants.filter(([, variant]) => variant?.default).map(([name]) => name);
    if (defaults.length > 1) {
        place.problem(`${defaults.join(' and ')} are both the default variant`, 'Leave "default: true" at one of them.');
    }
    return variants.map(([name, variant]) => {
        const at = place.child(name);
        (0,values/* checkName */.I3)('variant', name, at);
        return { name, isDefault: variant?.default ?? false, ...readLayer(variant ?? {}, at) };
    });
}
function readLayer(raw, place) {
    const { context, file, target } = raw;
    return (0,objects/* defined */.s)({
        context: context || undefined,
        file: file || undefined,
        target: target || undefined,
        buildArgs: given(raw['build-args'], list => (0,values/* readBuildArgs */.EE)(list, place.child('build-args'))),
        buildContexts: given(raw['build-contexts'], list => (0,values/* readContexts */.JE)(list, place.child('build-contexts'))),
        platforms: platforms(raw.platforms, place.child('platforms')),
        labels: given(raw.labels, list => (0,values/* readLabels */.k2)(list, place.child('labels'))),
        annotations: given(raw.annotations, list => readPlainAnnotations(list, place.child('annotations'))),
        smoke: raw.smoke === undefined ? undefined : readSmoke(raw.smoke, place.child('smoke'))
    });
}
function readAnnotations(raw, place, levels) {
    return entries(raw).flatMap(entry => place.attempt(() => (0,annotations/* parseAnnotation */.f)(entry, levels)) ?? []);
}
function readPlainAnnotations(list, place) {
    const leveled = list.find(entry => (0,pairs/* splitEntry */.$d)(entry).key.includes(':'));
    if (leveled !== undefined) {
        place.problem(`"${(0,pairs/* splitEntry */.$d)(leveled).key}" has a level, which only the annotations of all images may have`, 'Write the key alone here, or move it to the top of the file.');
    }
    return (0,values/* readLabels */.k2)(list, place);
}
const given = (raw, read) => raw === undefined ? undefined : read(entries(raw));
const entries = (raw) => Array.isArray(raw)
    ? raw
    : Object.entries(raw ?? {}).map(([key, value]) => (0,pairs/* joinEntry */.RN)(value === null ? { key } : { key, value: String(value) }));
const platforms = (raw, place) => raw === undefined ? undefined : (0,values/* readPlatforms */.tj)(texts(raw), place);
/** Text lists split as inputs are: newlines and commas. */
const texts = (raw) => typeof raw === 'string'
    ? raw
        .split(/[\n,]/)
        .map(part => part.trim())
        .filter(Boolean)
    : (raw ?? []);

// EXTERNAL MODULE: ../../main/node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(5758);
// EXTERNAL MODULE: ../../main/node_modules/zod/v4/core/api.js
var api = __webpack_require__(5985);
;// CONCATENATED MODULE: ./src/inputs/yaml/schema-parts.ts

/** A strict object; an unknown key's issue carries the right keys in its message (see explain.ts). */
function strict(shape) {
    const keys = Object.keys(shape).join(' ');
    return schemas/* strictObject */.rej(shape, { error: issue => (issue.code === 'unrecognized_keys' ? keys : undefined) });
}
const described = (schema, text) => schemas/* optional */.lqM(schema.check(schemas/* describe */.q0y(text)));
const schema_parts_text = () => schemas/* string */.YjP();
const scalar = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
const textOrNumber = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]);
const textOrList = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]);
const mapOrList = () => schemas/* union */.KCZ([schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(scalar())), schemas/* array */.YOg(schemas/* string */.YjP())]);
/** Arguments of a program. */
const words = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(scalar())]);
const port = () => schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(65535));

// EXTERNAL MODULE: ../../main/node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(4318);
;// CONCATENATED MODULE: ./src/inputs/yaml/schema-smoke.ts


const within = () => described(textOrNumber(), 'Time of its own for this check: 60s, 1m30s or seconds.');
const schema_smoke_values = () => schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(scalar()));
const exitCode = () => described(schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(255)), 'Exit code that is right. Default: 0.');
const output = () => described(schema_parts_text(), 'Regular expression that its output must match.');
const HttpSchema = schemas/* union */.KCZ([
    schema_parts_text(),
    strict({
        path: described(schema_parts_text(), 'Path to ask for, starting with a slash. Without it any answer below 500 will do.'),
        port: described(port(), 'Port to ask, instead of the port of the smoke test.'),
        method: described(schema_parts_text(), 'Method of the request. Default: GET.'),
        headers: described(schema_smoke_values(), 'Headers of the request.'),
        status: described(schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599)), 'Status that is right. Without it any 2xx.'),
        body: described(schema_parts_text(), 'Regular expression that the body must match.'),
        json: described(schemas/* unknown */.L5J(), 'What the body, as JSON, must hold at least.'),
        within: within()
    })
]);
const TcpSchema = schemas/* union */.KCZ([
    port(),
    strict({
        port: described(port(), 'Port that must take connections. Default: that of the smoke test.'),
        within: within()
    })
]);
const ExecSchema = schemas/* union */.KCZ([
    words(),
    strict({
        command: words().check(schemas/* describe */.q0y('Command to run in the container, without a shell.')),
        'exit-code': exitCode(),
        output: output(),
        within: within()
    })
]);
const RunSchema = schemas/* union */.KCZ([
    words(),
    strict({
        command: words().check(schemas/* describe */.q0y("Arguments instead of the image's CMD.")),
        entrypoint: described(schema_parts_text(), "Program instead of the image's ENTRYPOINT."),
        'exit-code': exitCode(),
        output: output(),
        within: within()
    })
]);
const pattern = () => schema_parts_text().check(schemas/* describe */.q0y('Regular expression, looked for line by line.'));
const LogSchema = schemas/* union */.KCZ([schema_parts_text(), strict({ pattern: pattern(), within: within() })]);
const NoLogSchema = schemas/* union */.KCZ([schema_parts_text(), strict({ pattern: pattern() })]);
/** A map with one key; whether it has one is looked at by the reader, which can say it better. */
const CheckSchema = schemas/* union */.KCZ([
    schemas/* enum */.k5n(['healthcheck']),
    strict({
        healthcheck: described(schemas/* nullable */.mee(strict({ within: within() })), 'The HEALTHCHECK of the image.'),
        http: described(HttpSchema, 'An HTTP request and the answer that is right; text is a path.'),
        tcp: described(TcpSchema, 'A port that must take connections.'),
        exec: described(ExecSchema, 'A command in the running container.'),
        run: described(RunSchema, 'A command in a container of its own, which must come to its end.'),
        log: described(LogSchema, 'A line that the log must have; text is a regular expression.'),
        'no-log': described(NoLogSchema, 'A line that the log must not have; text is a regular expression.')
    })
]);
const checks = () => described(schemas/* array */.YOg(CheckSchema), 'What must succeed before the image is good, in this order.');
const program = () => ({
    command: described(words(), "Arguments instead of the image's CMD: a list, or text that is split at blanks."),
    entrypoint: described(schema_parts_text(), "Program instead of the image's ENTRYPOINT."),
    env: described(schema_smoke_values(), 'Environment variables of the container. Nothing is taken from the runner.')
});
const SmokeObjectSchema = strict({
    port: described(port(), 'Port the service listens on inside the container.'),
    timeout: described(textOrNumber(), 'Time until it must be healthy: 60s, 1m30s or seconds.'),
    checks: checks(),
    restart: described(schemas/* boolean */.zMY(), 'Stops and starts it again with its data, and passes the checks a second time.'),
    ...program(),
    'env-file': described(schema_parts_text(), 'File of the workspace with lines NAME=value.'),
    user: described(textOrNumber(), "User instead of the image's USER: name or number, and :group."),
    'read-only': described(schemas/* boolean */.zMY(), 'Starts it with a read-only file system.'),
    tmpfs: described(textOrList(), 'Paths in memory that it may write to, such as /tmp or /tmp:size=64m.'),
    volumes: described(textOrList(), 'name:/path (a volume of the check alone), ./folder:/path:ro (of the workspace) or /path.'),
    memory: described(textOrNumber(), "Memory it may use, such as 512m or 2GiB. Default: 75 % of the engine's."),
    cpus: described(textOrNumber(), 'Processors it may use, such as 1.5.'),
    'shm-size': described(textOrNumber(), 'Size of /dev/shm, such as 256m.'),
    pids: described(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 'Processes and threads it may have. Default: 4096.'),
    gpus: described(schemas/* enum */.k5n(['auto', 'all', 'none']), 'GPUs: auto uses them where the engine has some, all demands them.'),
    'without-gpu': described(strict({ ...program(), checks: checks() }), 'What is different with "gpus: auto" where there is no GPU.'),
    'extra-hosts': described(mapOrList(), 'Names of hosts, as a map or as a list of name:address.'),
    'cap-add': described(textOrList(), 'Capabilities it gets instead of the few that a service starting as root needs; an empty list: none.'),
    'foreign-binaries': described(textOrList(), 'Patterns of files that may be for another machine, /opt/firmware/**.'),
    compose: described(strict({
        file: schema_parts_text().check(schemas/* describe */.q0y('Compose file of the workspace.')),
        service: schema_parts_text().check(schemas/* describe */.q0y('Service that the image under test stands in for.')),
        images: described(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()), 'Service → image of this run, for other services.'),
        wait: described(textOrList(), 'Services that must be up before the checks begin. Default: all.')
    }), 'Starts it as a service of a compose project instead of alone.')
});
const SmokeSchema = schemas/* union */.KCZ([schemas/* enum */.k5n(['auto', 'off']), SmokeObjectSchema]);
// Stands once in the JSON schema, and not at every image and variant.
registries/* globalRegistry */.fd.add(CheckSchema, { id: 'check' });
registries/* globalRegistry */.fd.add(SmokeSchema, { id: 'smoke' });

;// CONCATENATED MODULE: ./src/inputs/yaml/schema.ts



const schema_layer = () => ({
    context: described(schema_parts_text(), 'Directory or Git URL that the build reads its files from.'),
    file: described(schema_parts_text(), 'Path of the Dockerfile, from the root of the workspace. Default: {context}/Dockerfile.'),
    target: described(schema_parts_text(), 'Stage of the Dockerfile to build.'),
    'build-args': described(mapOrList(), 'Build arguments, as a map or as a list of KEY=value.'),
    'build-contexts': described(mapOrList(), 'Additional build contexts, as a map or as a list of name=path.'),
    platforms: described(textOrList(), 'Platforms to build for, such as linux/amd64 and linux/arm64.'),
    labels: described(mapOrList(), 'Labels, as a map or as a list of key=value.'),
    annotations: described(mapOrList(), 'Annotations, as a map or as a list of key=value.'),
    smoke: described(SmokeSchema, 'How it is started and checked before it is published: auto, off, or the details.')
});
const VariantSchema = strict({
    ...schema_layer(),
    default: described(schemas/* boolean */.zMY(), 'Publishes this variant under the bare tags as well.')
});
const VariantsSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(VariantSchema));
const ImageSchema = strict({
    repositories: described(textOrList(), 'Repositories to publish to. Builds are pushed to the first one.'),
    ...schema_layer(),
    'tag-format': described(schema_parts_text(), 'Tag of a variant, from {tag} and {variant}. Default: {tag}-{variant}.'),
    variants: described(VariantsSchema, 'Variants by name, such as cpu and gpu. Keys given here win over those of the image.')
});
const ConfigSchema = strict({
    images: described(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(ImageSchema)), 'Images by name.'),
    tags: described(textOrList(), 'Tags: strategies (latest, branch, sha, semver, pr, edge, nightly) and rules of docker/metadata-action (type=…).'),
    flavor: described(textOrList(), 'What holds for all tags: latest=auto|true|false, prefix=TEXT, suffix=TEXT.'),
    labels: described(mapOrList(), 'Labels of every image, as a map or as a list of key=value.'),
    annotations: described(mapOrList(), 'Annotations of every image; keys may have a level in front (index:key).'),
    platforms: described(textOrList(), 'Platforms of images that name none themselves.')
});
const AuthsSchema = schemas/* array */.YOg(strict({
    registry: described(schema_parts_text(), 'Host of the registry. Default: docker.io.'),
    username: described(schema_parts_text(), 'User name.'),
    password: described(schema_parts_text(), 'Password or token.')
}));

;// CONCATENATED MODULE: ./src/inputs/yaml/index.ts





/** Reads the YAML inputs that are not empty; what is wrong goes to `problems`. */
function readYamlInputs(texts, problems) {
    const config = texts.config && loadYaml(ConfigSchema, { label: texts.config.path, text: texts.config.text }, problems);
    const variants = texts.variants && loadYaml(VariantsSchema, { label: 'variants', text: texts.variants }, problems);
    const smoke = texts.smoke && loadYaml(SmokeSchema, { label: 'smoke', text: texts.smoke }, problems);
    const auths = texts.auths && loadYaml(AuthsSchema, { label: 'registry-auths', text: texts.auths, secret: true }, problems);
    return {
        ...(config && { config: readConfig(config.data, config.place, texts.annotationLevels) }),
        ...(variants && { variants: readVariants(variants.data, variants.place) }),
        ...(smoke && { smoke: readSmoke(smoke.data, smoke.place) }),
        ...(auths && { auths })
    };
}


/***/ })

};
