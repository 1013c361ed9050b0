export const id = 951;
export const ids = [951,712];
export const modules = {

/***/ 85147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parsePattern),
/* harmony export */   Q: () => (/* binding */ UNTAGGED)
/* harmony export */ });
/** Matches manifests that no tag needs. */
const UNTAGGED = 'untagged';
/** @throws Error for a pattern that no tag can match. */
function parsePattern(text) {
    const pattern = text.trim();
    if (/^[\w.*?-]+$/.test(pattern))
        return pattern;
    throw new Error(`"${text}" can match no tag (want letters, digits, _ . - and the wildcards * and ?, such as pr-*; or ${UNTAGGED})`);
}


/***/ }),

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

/***/ 53951:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readYamlInputs: () => (/* binding */ readYamlInputs)
});

// EXTERNAL MODULE: ./src/inputs/budgets.ts
var budgets = __webpack_require__(77295);
// EXTERNAL MODULE: ./src/inputs/objects.ts
var objects = __webpack_require__(89469);
;// CONCATENATED MODULE: ./src/inputs/yaml/budgets.ts


/** Limits in the order of the text. Wrong ones are reported and left out. */
function readBudgets(raw, place) {
    const limits = Object.entries(raw).flatMap(([name, value]) => (0,budgets/* isMeasure */.tx)(name) && typeof value !== 'boolean' && value !== undefined
        ? readMeasure(name, value, place.child(name))
        : []);
    return { ...(0,objects/* defined */.s)({ nonRoot: raw['non-root'] }), ...(limits.length > 0 ? { limits } : {}) };
}
function readMeasure(measure, value, place) {
    if (typeof value !== 'object' || Array.isArray(value))
        return readLimits(measure, 'fail', value, place);
    return ['fail', 'warn'].flatMap(level => {
        const limits = value[level];
        return limits === undefined ? [] : readLimits(measure, level, limits, place.child(level));
    });
}
function readLimits(measure, level, value, place) {
    const list = [value].flat();
    if (list.length === 0)
        place.problem('is an empty list', 'Give a limit, or leave the measure out.');
    return list.flatMap((given, index) => {
        const at = Array.isArray(value) ? place.child(index) : place;
        const text = String(given).trim();
        const limit = at.attempt(() => (0,budgets/* parseLimit */.Fv)(measure, text));
        return limit ? [{ measure, level, limit, text }] : [];
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
// EXTERNAL MODULE: ./src/inputs/cache-paths.ts
var cache_paths = __webpack_require__(1398);
// EXTERNAL MODULE: ./src/inputs/volumes.ts
var inputs_volumes = __webpack_require__(59226);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
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

;// CONCATENATED MODULE: ./src/inputs/yaml/cache-paths.ts





const CachePathsSchema = schemas/* array */.YOg(strict({
    path: textOrList().check(schemas/* describe */.q0y('Files and folders of the workspace that are carried from run to run.')),
    key: described(schema_parts_text(), 'Beginning of their key. Default: the name of the path.'),
    files: described(textOrList(), 'Files whose content is part of the key, such as pom.xml or **/*.lock.'),
    url: described(schema_parts_text(), 'Where the path, a single file, is fetched from when it is not there. Part of the key.'),
    sha256: described(schema_parts_text(), 'SHA-256 of that file. Part of the key.')
}));
/** Wrong entries are reported and left out. */
function readCachePaths(raw, place) {
    const entries = raw.flatMap((entry, index) => readEntry(entry, place.child(index)));
    const all = entries.flatMap(({ paths }) => paths);
    for (const path of new Set(all.filter((one, index) => all.indexOf(one) !== index))) {
        place.problem(`"${path}" stands in it twice`, 'Leave one of them out.');
    }
    return entries;
}
function readEntry(raw, place) {
    const at = (key) => place.child(key);
    const paths = each(raw.path, at('path'), cache_paths/* parseCachePath */.z1);
    const files = each(raw.files ?? [], at('files'), inputs_volumes/* parseInside */.oF);
    const key = raw.key === undefined ? undefined : at('key').attempt(() => (0,cache_paths/* parseCacheKey */.dU)(raw.key ?? ''));
    const sha256 = raw.sha256 === undefined ? undefined : at('sha256').attempt(() => (0,cache_paths/* parseSha256 */.tz)(raw.sha256 ?? ''));
    const url = raw.url === undefined ? undefined : at('url').attempt(() => (0,cache_paths/* parseFetchUrl */.TV)(raw.url ?? '', raw.sha256));
    if ([raw.path].flat().length === 0)
        at('path').problem('is empty', 'Name a file or a folder: path: vendor');
    if (raw.key === undefined && raw.files === undefined && raw.url === undefined) {
        place.problem('says nothing of its key', 'Add "files" whose content decides it, a "key" of your own, or a "url".');
    }
    if (raw.url !== undefined && [raw.path].flat().length > 1) {
        at('url').problem('fetches a single file, and "path" names several', 'Make an entry of its own of it.');
    }
    if (raw.sha256 !== undefined && raw.url === undefined) {
        at('sha256').problem('is that of what "url" fetches, and there is none', 'Add the "url", or use "key".');
    }
    return [{ paths, files, ...(0,objects/* defined */.s)({ key, url, sha256 }) }];
}
function each(texts, place, parse) {
    const many = typeof texts !== 'string';
    return [texts].flat().flatMap((one, index) => (many ? place.child(index) : place).attempt(() => [parse(one)]) ?? []);
}

;// CONCATENATED MODULE: ./src/inputs/yaml/gates-schema.ts


const duration = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]);
const gates_schema_textOrList = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]);
const ScanSchema = strict({
    severity: described(gates_schema_textOrList(), 'Severities that fail, such as HIGH and CRITICAL (the default).'),
    'ignore-unfixed': described(schemas/* boolean */.zMY(), 'Leaves out what no version of the package has fixed yet.'),
    'ignore-file': described(schemas/* string */.YjP(), 'What to leave out: a .trivyignore of trivy, a configuration file of grype.'),
    sarif: described(schemas/* string */.YjP(), 'File of the workspace for the SARIF report; with several build targets one for each.'),
    image: described(schemas/* string */.YjP(), 'Image of the scanner where it is not on PATH, instead of the pinned one.'),
    timeout: described(duration(), 'Time limit: 10m (the default), 90s or seconds.')
});
const SignSchema = strict({
    key: described(schemas/* string */.YjP(), 'Key file, env://NAME or the URI of a KMS. Without it the OIDC token of the job signs.'),
    'password-env': described(schemas/* string */.YjP(), 'Variable with the password of the key. Default: COSIGN_PASSWORD.'),
    'transparency-log': described(schemas/* boolean */.zMY(), 'Whether the signature goes to the transparency log (true is the default).'),
    image: described(schemas/* string */.YjP(), 'Image of cosign where it is not on PATH, instead of the pinned one.'),
    timeout: described(duration(), 'Time limit: 10m (the default), 90s or seconds.')
});
const GateSchema = strict({
    run: described(gates_schema_textOrList(), 'Command, as a list or as text that is split at blanks. It gets IMAGE and more.'),
    trivy: described(schemas/* nullable */.mee(ScanSchema), 'Scan by trivy.'),
    grype: described(schemas/* nullable */.mee(ScanSchema), 'Scan by grype.'),
    cosign: described(schemas/* nullable */.mee(SignSchema), 'Signature of the published index by cosign.'),
    name: described(schemas/* string */.YjP(), 'Name in the log and the summary.'),
    timeout: described(duration(), 'Time limit of the command: 10m (the default), 90s or seconds.')
});
const GatesSchema = schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* enum */.k5n(['trivy', 'grype', 'cosign']), GateSchema]));

// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(23945);
// EXTERNAL MODULE: ./src/inputs/problems.ts
var inputs_problems = __webpack_require__(88925);
// EXTERNAL MODULE: ./src/inputs/yaml/document.ts
var yaml_document = __webpack_require__(31712);
;// CONCATENATED MODULE: ./src/inputs/yaml/examples.ts
/** What a list or a map of a name looks like, for whoever wrote something else there. */
const EXAMPLES = {
    budgets: '{size: 300MB, startup: 10s}',
    checks: '[{http: /health}]',
    compose: '{file: compose.yaml, service: web}',
    gates: '[trivy]',
    images: '{app: {repositories: [ghcr.io/acme/app]}}',
    'registry-auths': '[{registry: ghcr.io, username: octocat, password: …}]',
    retention: '{rules: [{match: "pr-*", keep-days: 14}]}',
    rules: '[{match: "pr-*", keep-days: 14}]',
    variants: '{cpu: {default: true}, gpu: {file: gpu.Dockerfile}}'
};
/** @param name of a place: `smoke › compose` */
function exampleFor(name) {
    const key = name.split(' › ').at(-1) ?? '';
    return Object.hasOwn(EXAMPLES, key) ? `Write it like this: ${EXAMPLES[key]}` : undefined;
}

// EXTERNAL MODULE: ./src/inputs/suggest.ts
var suggest = __webpack_require__(47443);
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
    place.problem(`${what} (want ${wanted(issue)})`, near ? `Did you mean "${near}"?` : exampleFor(place.name));
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
    const yaml = (0,yaml_document.parseYaml)(source.text, source.secret ?? false);
    if (!yaml.ok) {
        problems.push({ input: source.label, message: yaml.message, line: yaml.line });
        return undefined;
    }
    if (yaml.value === null) {
        (0,inputs_problems/* placeAt */.B)(problems, source.label).problem('is empty', exampleFor(source.label) ?? WHOLE_FILE);
        return undefined;
    }
    const secret = source.secret ?? false;
    const result = parse/* safeParse */.xL(schema, yaml.value);
    if (result.success)
        return { data: result.data, place: (0,inputs_problems/* placeAt */.B)(problems, source.label, yaml.lineOf) };
    const wrong = explainIssues(result.error.issues, {
        place: (0,inputs_problems/* placeAt */.B)(problems, source.label, yaml.lineOf),
        value: yaml.value,
        secret
    });
    const pruned = pruneUntilRight(schema, yaml.value, wrong);
    if (pruned === undefined)
        return undefined;
    return { data: pruned.data, place: (0,inputs_problems/* placeAt */.B)(withoutEchoes(problems, source.label, wrong), source.label, yaml.lineOf) };
}
const WHOLE_FILE = 'Describe an image in it, such as "images: {app: {repositories: [ghcr.io/acme/app]}}", or remove it.';
/** So often what is left may be wrong for what was taken out: a key that is needed, a list that is to have an item. */
const MAX_ROUNDS = 8;
/** The rest of a value without its wrong parts, each as small as the schema lets it be. */
function pruneUntilRight(schema, given, wrong) {
    let value = given;
    let paths = wrong;
    for (let round = 0; round < MAX_ROUNDS; round++) {
        value = prune(value, paths);
        if (value === undefined)
            return undefined;
        const result = parse/* safeParse */.xL(schema, value);
        if (result.success)
            return { data: result.data };
        // What is missing now was taken out: what needs it goes as well, without another word.
        paths = explainIssues(result.error.issues, { place: (0,inputs_problems/* placeAt */.B)([], ''), value, secret: true });
    }
    return undefined;
}
/** A copy without the values at these paths; of what is not there, without what should have it. */
function prune(value, paths) {
    const copy = structuredClone(value);
    for (const path of paths) {
        const there = valueAt(copy, path) === undefined ? path.slice(0, -1) : path;
        // The places of the other items of a list are told by their numbers.
        const whole = Array.isArray(valueAt(copy, there.slice(0, -1))) ? there.slice(0, -1) : there;
        const last = whole.at(-1);
        if (last === undefined)
            return undefined;
        const parent = valueAt(copy, whole.slice(0, -1));
        if (typeof parent === 'object' && parent !== null)
            delete parent[last];
    }
    return copy;
}
/** An item of a list that had a wrong key is not told again that it lacks one: it may be what that key was to be. */
function withoutEchoes(problems, label, wrong) {
    const items = wrong.flatMap(path => path.flatMap((step, at) => (typeof step === 'number' ? [path.slice(0, at + 1)] : [])));
    const parents = new Set(items.map(path => (0,inputs_problems/* placeAt */.B)([], label, undefined, toSteps(path)).name));
    return {
        push: (...found) => problems.push(...found.filter(({ input }) => !parents.has(input)))
    };
}
const toSteps = (path) => path.map(step => (typeof step === 'number' ? step : String(step)));

// EXTERNAL MODULE: ./src/inputs/duration.ts
var inputs_duration = __webpack_require__(21601);
// EXTERNAL MODULE: ./src/inputs/notify.ts
var notify = __webpack_require__(59872);
;// CONCATENATED MODULE: ./src/inputs/yaml/notify.ts





const outcome = () => schemas/* enum */.k5n(['always', ...notify/* NOTIFY_OUTCOMES */.Yp]);
const WebhookSchema = strict({
    url: described(schemas/* string */.YjP(), 'Address that gets the POST. One that is secret belongs in a variable: url-env.'),
    'url-env': described(schemas/* string */.YjP(), 'Variable of the step that holds the address.'),
    on: described(schemas/* union */.KCZ([outcome(), schemas/* array */.YOg(outcome())]), 'When: always (the default), success, failure, cancelled, or a list of them.'),
    format: described(schemas/* enum */.k5n(notify/* NOTIFY_FORMATS */.fK), 'json (the result, the default) or slack (a short text; Mattermost too).'),
    'secret-env': described(schemas/* string */.YjP(), 'Variable with the key of the signature X-Hub-Signature-256.'),
    timeout: described(textOrNumber(), 'Time limit of one try: 10s (the default).')
});
const NotifySchema = schemas/* array */.YOg(WebhookSchema);
const DEFAULT_TIMEOUT = '10s';
const VARIABLE = /^[A-Za-z_]\w*$/;
/** Webhooks in the order of the text. Wrong ones are reported and left out; no address is ever quoted. */
const readNotify = (raw, place) => raw.flatMap((webhook, index) => readWebhook(webhook, place.child(index)) ?? []);
function readWebhook(raw, place) {
    const { 'secret-env': secretEnv } = raw;
    const named = readAddress(raw, place);
    checkVariable(secretEnv, place.child('secret-env'));
    const timeoutMs = place.child('timeout').attempt(() => (0,inputs_duration/* parseDuration */.E)(String(raw.timeout ?? DEFAULT_TIMEOUT)));
    const on = [raw.on ?? 'always'].flat();
    if (on.length === 0)
        place.child('on').problem('is empty', 'Write always, success, failure or cancelled.');
    if (!named || timeoutMs === undefined)
        return undefined;
    const outcomes = on.includes('always')
        ? notify/* NOTIFY_OUTCOMES */.Yp
        : notify/* NOTIFY_OUTCOMES */.Yp.filter(one => on.includes(one));
    return { ...named, on: outcomes, format: raw.format ?? 'json', ...(0,objects/* defined */.s)({ secretEnv }), timeoutMs };
}
function readAddress({ url, 'url-env': urlEnv }, place) {
    if ((url === undefined) === (urlEnv === undefined)) {
        const what = url === undefined ? 'has no address' : 'has two addresses';
        place.problem(`${what} (want one of url, url-env)`, 'Write "url-env: NAME", with the address in "env" of the step.');
        return undefined;
    }
    if (urlEnv !== undefined) {
        checkVariable(urlEnv, place.child('url-env'));
        return { name: urlEnv, address: { urlEnv } };
    }
    const host = hostOf(url ?? '');
    if (host === undefined) {
        place.child('url').problem('is not an http or https address', 'A GitHub secret that does not exist is empty.');
        return undefined;
    }
    return { name: host, address: { url: url ?? '' } };
}
function checkVariable(name, place) {
    if (name === undefined || VARIABLE.test(name))
        return;
    place.problem('is not the name of a variable', 'Give the name, and the value in "env" of the step.');
}
/** Undefined for what is no address to send to. */
function hostOf(url) {
    const parsed = URL.parse(url.trim());
    return parsed && ['http:', 'https:'].includes(parsed.protocol) && parsed.host ? parsed.host : undefined;
}

// EXTERNAL MODULE: ./src/inputs/pairs.ts
var pairs = __webpack_require__(12);
// EXTERNAL MODULE: ./src/inputs/repositories.ts
var inputs_repositories = __webpack_require__(95265);
// EXTERNAL MODULE: ./src/inputs/tag-format.ts
var tag_format = __webpack_require__(72577);
// EXTERNAL MODULE: ./src/inputs/values.ts + 1 modules
var values = __webpack_require__(86520);
;// CONCATENATED MODULE: ./src/inputs/severities.ts

/** Of each scanner, the lowest first. */
const SEVERITIES = {
    trivy: ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
    grype: ['NEGLIGIBLE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']
};
const DEFAULT = ['HIGH', 'CRITICAL'];
/** Severities in the order of the scanner; undefined when one is wrong, which is reported. */
function readSeverities(scanner, given, place) {
    const known = SEVERITIES[scanner];
    const texts = typeof given === 'string' ? given.split(/[\s,]+/) : (given ?? DEFAULT);
    const asked = texts.map(text => text.trim().toUpperCase()).filter(text => text !== '');
    const wrong = asked.filter(one => !known.includes(one));
    for (const one of wrong)
        place.problem(`"${one}" is not a severity of ${scanner}`, suggestion(one, known));
    if (asked.length === 0)
        place.problem('names no severity', `Right ones: ${known.join(', ')}.`);
    if (wrong.length > 0 || asked.length === 0)
        return undefined;
    const lowest = Math.min(...asked.map(one => known.indexOf(one)));
    // A single one means "from there on" to grype, which knows nothing else.
    if (scanner === 'grype' && asked.length > 1 && new Set(asked).size < known.length - lowest) {
        place.problem(`leaves out ${known
            .slice(lowest)
            .filter(one => !asked.includes(one))
            .join(' and ')}, and grype fails for everything from a severity on`, `Write the lowest one alone: severity: ${known[lowest]}.`);
        return undefined;
    }
    return scanner === 'grype' ? known.slice(lowest) : known.filter(one => asked.includes(one));
}
const suggestion = (wrong, known) => {
    const near = (0,suggest/* nearest */.p)(wrong, known.map(one => one.toLowerCase()));
    return near === undefined ? `Right ones: ${known.join(', ')}.` : `Did you mean "${near.toUpperCase()}"?`;
};

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

;// CONCATENATED MODULE: ./src/inputs/yaml/read-gates.ts




const read_gates_DEFAULT_TIMEOUT = '10m';
const read_gates_KINDS = ['run', 'trivy', 'grype', 'cosign'];
/** The gates of a list in its order. Wrong ones are reported and left out. */
function readGates(raw, place) {
    const gates = raw.flatMap((item, index) => {
        const gate = typeof item === 'string' ? { [item]: null } : item;
        return readGate(gate, place.child(index)) ?? [];
    });
    const reports = gates.flatMap(gate => ('sarif' in gate && gate.sarif !== undefined ? [gate.sarif] : []));
    for (const path of new Set(reports.filter((one, index) => reports.indexOf(one) !== index))) {
        place.problem(`two gates write their report to "${path}"`, 'Give each a file of its own.');
    }
    return gates;
}
function readGate(raw, place) {
    const [kind, ...more] = read_gates_KINDS.filter(one => raw[one] !== undefined);
    if (kind === undefined || more.length > 0) {
        const what = kind === undefined ? 'says nothing to do' : `has ${[kind, ...more].join(' and ')} in one item`;
        place.problem(`${what} (want one of ${read_gates_KINDS.join(', ')})`, more.length > 0 ? 'Make it several items.' : undefined);
        return undefined;
    }
    if (kind !== 'run' && raw.timeout !== undefined) {
        place.child('timeout').problem(`belongs to ${kind}`, `Write "${kind}: {timeout: ${raw.timeout}}".`);
    }
    const name = raw.name?.trim() || undefined;
    if (kind === 'run')
        return readCommand(raw, name, place);
    const at = place.child(kind);
    return kind === 'cosign' ? readSign(raw.cosign ?? {}, name, at) : readScan(kind, raw[kind] ?? {}, name, at);
}
function readCommand({ run = [], timeout }, name, place) {
    const at = place.child('run');
    const command = at.attempt(() => (typeof run === 'string' ? splitWords(run) : run));
    const timeoutMs = readTimeout(timeout, place);
    if (!command || timeoutMs === undefined)
        return undefined;
    if (!command[0]?.trim()) {
        at.problem('names no command', 'Write it as a list ([./scan.sh, --strict]) or as text.');
        return undefined;
    }
    return { kind: 'run', name: name ?? command.join(' ').slice(0, 60), command, timeoutMs };
}
function readScan(kind, raw, name, place) {
    const severity = readSeverities(kind, raw.severity, place.child('severity'));
    const timeoutMs = readTimeout(raw.timeout, place);
    const { sarif, image } = raw;
    if (sarif !== undefined && !/[^/\s]$/.test(sarif)) {
        place.child('sarif').problem(`"${sarif}" is no file (want for example reports/${kind}.sarif)`);
    }
    if (!severity || timeoutMs === undefined)
        return undefined;
    const ignoreFile = raw['ignore-file'];
    return {
        kind,
        name: name ?? kind,
        severity,
        ignoreUnfixed: raw['ignore-unfixed'] ?? false,
        ...(0,objects/* defined */.s)({ ignoreFile, sarif, image }),
        timeoutMs
    };
}
const read_gates_VARIABLE = /^[A-Za-z_]\w*$/;
const KMS = ['awskms', 'azurekms', 'gcpkms', 'hashivault', 'k8s', 'gitlab', 'github', 'pkcs11', 'openbao'];
function readSign(raw, name, place) {
    const { key, image } = raw;
    const passwordEnv = raw['password-env'];
    const transparencyLog = raw['transparency-log'] ?? true;
    const timeoutMs = readTimeout(raw.timeout, place);
    checkKey(key, place.child('key'));
    if (passwordEnv !== undefined && !read_gates_VARIABLE.test(passwordEnv)) {
        place.child('password-env').problem('is not the name of a variable', 'Give the name, and the password in "env".');
    }
    else if (key === undefined && passwordEnv !== undefined) {
        place.child('password-env').problem('has no effect without "key"', 'Add the key, or remove it.');
    }
    if (key === undefined && !transparencyLog) {
        place
            .child('transparency-log')
            .problem('must not be false without "key": nobody could verify a keyless signature', 'Add a key, or remove it.');
    }
    if (timeoutMs === undefined)
        return undefined;
    return { kind: 'cosign', name: name ?? 'cosign', ...(0,objects/* defined */.s)({ key, passwordEnv, image }), transparencyLog, timeoutMs };
}
function checkKey(key, place) {
    if (key === undefined)
        return;
    if (key.trim() === '' || /^-/.test(key) || key.includes('-----BEGIN')) {
        place.problem('is not a key file, env://NAME or the URI of a KMS', 'A key in a secret goes into a variable: env://NAME.');
        return;
    }
    const scheme = /^([a-z0-9]+):\/\/(.*)$/i.exec(key);
    if (!scheme)
        return;
    const [, kind = '', rest = ''] = scheme;
    if (kind === 'env' && !read_gates_VARIABLE.test(rest))
        place.problem(`"${rest}" is not the name of a variable (want env://NAME)`);
    if (kind !== 'env' && !KMS.includes(kind)) {
        place.problem(`"${kind}://" is not a kind of key (want a file, env://NAME, or ${KMS.map(one => `${one}://`).join(', ')})`);
    }
}
const readTimeout = (timeout, place) => place.child('timeout').attempt(() => (0,inputs_duration/* parseDuration */.E)(String(timeout ?? read_gates_DEFAULT_TIMEOUT)));

// EXTERNAL MODULE: ./src/inputs/sizes.ts
var sizes = __webpack_require__(38271);
// EXTERNAL MODULE: ./src/inputs/patterns.ts
var patterns = __webpack_require__(79170);
// EXTERNAL MODULE: ./src/inputs/smoke.ts
var smoke = __webpack_require__(86400);
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
            return read_checks_readCommand(kind, raw[kind], at);
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
function read_checks_readCommand(kind, raw, place) {
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
        withinMs: within === undefined ? undefined : place.child('within').attempt(() => (0,inputs_duration/* parseDuration */.E)(String(within)))
    });
}

;// CONCATENATED MODULE: ./src/inputs/yaml/read-smoke.ts





function readSmoke(raw, place) {
    if (typeof raw === 'string')
        return raw;
    const { port, timeout, checks, restart, compose, 'without-gpu': withoutGpu, 'foreign-binaries': foreign } = raw;
    return (0,objects/* defined */.s)({
        port,
        restart: readRestart(restart, place.child('restart')),
        timeoutMs: timeout === undefined ? undefined : place.child('timeout').attempt(() => (0,inputs_duration/* parseDuration */.E)(String(timeout))),
        container: readContainer(raw, place),
        withoutGpu: withoutGpu && readFallback(withoutGpu, place.child('without-gpu')),
        checks: checks && readChecks(checks, place.child('checks')),
        compose: compose && readCompose(compose, place.child('compose')),
        foreignBinaries: foreign === undefined ? undefined : list(foreign)
    });
}
function readRestart(raw, place) {
    if (typeof raw !== 'object')
        return raw;
    return raw.checks === undefined || { checks: readChecks(raw.checks, place.child('checks')) };
}
function readContainer(raw, place) {
    const { memory, cpus, user, pids, gpus, tmpfs, volumes } = raw;
    const { 'env-file': envFile, 'read-only': readOnly, 'shm-size': shm, 'extra-hosts': hosts, 'cap-add': caps } = raw;
    const at = (key) => place.child(key);
    return (0,objects/* defined */.s)({
        ...readProgram(raw, place),
        envFile: envFile === undefined ? undefined : at('env-file').attempt(() => (0,inputs_volumes/* parseInside */.oF)(envFile)),
        user: user === undefined ? undefined : at('user').attempt(() => parseUser(String(user))),
        readOnly,
        tmpfs: tmpfs === undefined ? undefined : read_smoke_each(list(tmpfs), at('tmpfs'), parseTmpfs),
        volumes: volumes === undefined ? undefined : read_smoke_each(list(volumes), at('volumes'), checkVolume),
        memory: memory === undefined ? undefined : at('memory').attempt(() => parseMemory(String(memory))),
        cpus: cpus === undefined ? undefined : at('cpus').attempt(() => parseCpus(String(cpus))),
        shmSize: shm === undefined ? undefined : at('shm-size').attempt(() => (0,sizes/* parseBytes */.z)(String(shm))),
        pids,
        gpus,
        extraHosts: hosts === undefined ? undefined : read_smoke_each(hostEntries(hosts), at('extra-hosts'), parseHost),
        capAdd: caps === undefined ? undefined : read_smoke_each(list(caps), at('cap-add'), parseCapability)
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
    place.child('file').attempt(() => (0,inputs_volumes/* parseInside */.oF)(file));
    if (service === '')
        place.child('service').problem('is empty', 'Name a service of the compose file.');
    // It stands among the arguments of docker compose, which would take it for an option.
    if (service.startsWith('-'))
        place.child('service').problem(`"${service}" begins with a hyphen`, 'Give the service another name.');
    return { file, service, images: images ?? {}, ...(0,objects/* defined */.s)({ wait: wait === undefined ? undefined : list(wait) }) };
}
/** The entries that can be read; `place` hears of the others. */
const read_smoke_each = (texts, place, read) => texts.flatMap(text => place.attempt(() => read(text)) ?? []);
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
    (0,inputs_volumes/* parseVolume */.wM)(text);
    return text;
}
/** The engine starts nothing with less. */
const LEAST_MEMORY = 6 * 2 ** 20;
function parseMemory(text) {
    const bytes = (0,sizes/* parseBytes */.z)(text);
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

// EXTERNAL MODULE: ./src/inputs/retention.ts
var retention = __webpack_require__(85147);
;// CONCATENATED MODULE: ./src/inputs/yaml/retention.ts


/** Rules in the order of the text. Wrong ones are reported and left out. */
function readRetention(raw, place) {
    const { rules } = raw;
    if (rules.length === 0) {
        place.child('rules').problem('is empty', 'Write some, such as: rules: [{match: "pr-*", keep-days: 14}]');
    }
    return {
        dryRun: raw['dry-run'] ?? true,
        rules: rules.flatMap((rule, index) => readRule(rule, place.child('rules').child(index)))
    };
}
function readRule(raw, place) {
    const { 'keep-days': keepDays, 'keep-last': keepLast } = raw;
    const patterns = [raw.match ?? []].flat();
    if (patterns.length === 0)
        place.problem('matches nothing: "match" is missing', 'Say what it is for: match: "pr-*"');
    const match = patterns.flatMap((pattern, index) => {
        const at = Array.isArray(raw.match) ? place.child('match').child(index) : place.child('match');
        return at.attempt(() => (0,retention/* parsePattern */.E)(pattern)) ?? [];
    });
    if (keepDays === undefined && keepLast === undefined) {
        place.problem('says nothing of what it keeps', 'Add "keep-days" or "keep-last"; 0 removes everything it matches.');
    }
    return [{ match, ...(0,objects/* defined */.s)({ keepDays, keepLast }), includeVersions: raw['include-versions'] ?? false }];
}

;// CONCATENATED MODULE: ./src/inputs/yaml/read.ts











/** The config file as layers. Wrong values are reported and left out. */
function readConfig(raw, place, annotationLevels) {
    const images = Object.entries(raw.images ?? {});
    return {
        images: images.map(([name, image]) => readImage(name, image ?? {}, place.child('images').child(name))),
        labels: (0,values/* readLabels */.k2)(placedEntries(raw.labels, place.child('labels'))),
        annotations: (0,values/* readAnnotations */.ti)(placedEntries(raw.annotations, place.child('annotations')), annotationLevels),
        ...(0,objects/* defined */.s)({
            tags: raw.tags === undefined ? undefined : (0,values/* readTags */.g$)(placedTexts(raw.tags, place.child('tags')), place.child('tags')),
            flavor: raw.flavor === undefined ? undefined : (0,values/* readFlavor */.fX)(placedTexts(raw.flavor, place.child('flavor'))),
            platforms: platforms(raw.platforms, place.child('platforms')),
            budgets: raw.budgets && readBudgets(raw.budgets, place.child('budgets')),
            retention: raw.retention && readRetention(raw.retention, place.child('retention')),
            gates: raw.gates && readGates(raw.gates, place.child('gates')),
            notify: raw.notify && readNotify(raw.notify, place.child('notify')),
            cachePaths: raw['cache-paths'] && readCachePaths(raw['cache-paths'], place.child('cache-paths'))
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
        ...(format === undefined ? {} : (0,tag_format/* readTagFormats */.L)(format, place.child('tag-format'))),
        ...(0,objects/* defined */.s)({
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
        testTarget: raw['test-target'] || undefined,
        buildArgs: given(raw['build-args'], list => (0,values/* readBuildArgs */.EE)(list, place.child('build-args'))),
        buildContexts: given(raw['build-contexts'], list => (0,values/* readContexts */.JE)(list, place.child('build-contexts'))),
        platforms: platforms(raw.platforms, place.child('platforms')),
        labels: raw.labels && (0,values/* readLabels */.k2)(placedEntries(raw.labels, place.child('labels'))),
        annotations: raw.annotations && readPlainAnnotations(raw.annotations, place.child('annotations')),
        smoke: raw.smoke === undefined ? undefined : readSmoke(raw.smoke, place.child('smoke')),
        budgets: raw.budgets && readBudgets(raw.budgets, place.child('budgets'))
    });
}
function readPlainAnnotations(raw, place) {
    const leveled = entries(raw).find(entry => (0,pairs/* splitEntry */.$d)(entry).key.includes(':'));
    if (leveled !== undefined) {
        place.problem(`"${(0,pairs/* splitEntry */.$d)(leveled).key}" has a level, which only the annotations of all images may have`, 'Write the key alone here, or move it to the top of the file.');
    }
    return (0,values/* readLabels */.k2)(placedEntries(raw, place));
}
const given = (raw, read) => raw === undefined ? undefined : read(entries(raw));
const entries = (raw) => Array.isArray(raw)
    ? raw
    : Object.entries(raw ?? {}).map(([key, value]) => (0,pairs/* joinEntry */.RN)(value === null ? { key } : { key, value: String(value) }));
/** Each entry with its own line; a key without a value takes away what it names. */
const placedEntries = (raw, place) => Array.isArray(raw)
    ? placedTexts(raw, place)
    : Object.entries(raw ?? {}).map(([key, value]) => ({ text: `${key}=${value ?? ''}`, place: place.child(key) }));
const placedTexts = (raw, place) => typeof raw === 'string' ? [{ text: raw, place }] : raw.map((text, index) => ({ text, place: place.child(index) }));
const platforms = (raw, place) => raw === undefined ? undefined : (0,values/* readPlatforms */.tj)(texts(raw), place);
/** Text lists split as inputs are: newlines and commas. */
const texts = (raw) => typeof raw === 'string'
    ? raw
        .split(/[\n,]/)
        .map(part => part.trim())
        .filter(Boolean)
    : (raw ?? []);

// EXTERNAL MODULE: ./node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(29396);
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
    restart: described(schemas/* union */.KCZ([schemas/* boolean */.zMY(), strict({ checks: checks() })]), 'Stops and starts it again with its data, and passes the checks a second time, or the checks given here.'),
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






const budget = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]);
const limitOrList = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* array */.YOg(budget())]);
const LevelsSchema = strict({
    fail: described(limitOrList(), 'Nothing is published above this.'),
    warn: described(limitOrList(), 'A warning above this.')
}).check(({ value, issues }) => {
    if (issues.length > 0 || value.fail !== undefined || value.warn !== undefined)
        return;
    issues.push({ code: 'custom', input: value, message: 'fail, warn or both as its keys' });
});
/** In the JSON schema once, though every measure of every layer has it. */
const LimitsSchema = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* array */.YOg(budget()), LevelsSchema])
    .register(registries/* globalRegistry */.fd, { id: 'limits' });
const limits = (text) => described(LimitsSchema, `${text} A limit, a list of them, or {fail: …, warn: …}; +10% is growth.`);
const BudgetsSchema = strict({
    size: limits('Compressed size that a client downloads: 300MB, 150MiB.'),
    'unpacked-size': limits("Size on the engine's disk: 900MB."),
    layers: limits('Number of layers: 20.'),
    startup: limits('Time from the start of the container until every check has passed: 10s.'),
    memory: limits('Most memory that the container used while it was checked: 200MiB.'),
    cpu: limits('CPU time that it used until the checks had passed: 500ms.'),
    'non-root': described(schemas/* boolean */.zMY(), 'true: the user of the image must not be root.')
}).register(registries/* globalRegistry */.fd, { id: 'budgets' });
const schema_layer = () => ({
    context: described(schema_parts_text(), 'Directory or Git URL that the build reads its files from.'),
    file: described(schema_parts_text(), 'Path of the Dockerfile, from the root of the workspace. Default: {context}/Dockerfile.'),
    target: described(schema_parts_text(), 'Stage of the Dockerfile to build.'),
    'test-target': described(schema_parts_text(), 'Stage with the tests: built first, and nothing is published when it fails.'),
    'build-args': described(mapOrList(), 'Build arguments, as a map or as a list of KEY=value. Values may have expressions such as {{commit_date}}.'),
    'build-contexts': described(mapOrList(), 'Additional build contexts, as a map or as a list of name=path.'),
    platforms: described(textOrList(), 'Platforms to build for, such as linux/amd64 and linux/arm64. The input "platforms" narrows them, and adds none.'),
    labels: described(mapOrList(), 'Labels, as a map or as a list of key=value.'),
    annotations: described(mapOrList(), 'Annotations, as a map or as a list of key=value.'),
    smoke: described(SmokeSchema, 'How it is started and checked before it is published: auto, off, or the details.'),
    budgets: described(BudgetsSchema, 'Limits of what is measured; a measure given here replaces that of a layer below.')
});
const VariantSchema = strict({
    ...schema_layer(),
    default: described(schemas/* boolean */.zMY(), 'Publishes this variant under the bare tags as well.')
});
const VariantsSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(VariantSchema));
const ImageSchema = strict({
    repositories: described(textOrList(), 'Repositories to publish to. Builds are pushed to the first one.'),
    ...schema_layer(),
    'tag-format': described(textOrList(), 'Tag of a variant, from {tag} and {variant}, and further names of its latest, from {variant} alone. Default: {tag}-{variant}.'),
    variants: described(VariantsSchema, 'Variants by name, such as cpu and gpu. Keys given here win over those of the image.')
});
const limit = () => schemas/* int */.Whr().check(api/* _gte */.qm(0));
const RetentionSchema = strict({
    'dry-run': described(schemas/* boolean */.zMY(), 'Only lists what would be removed. Default: true.'),
    rules: schemas/* array */.YOg(strict({
        match: described(textOrList(), 'Tags, with the wildcards * and ?, or untagged for manifests that no tag needs.'),
        'keep-days': described(limit(), 'Keeps what is younger than so many days.'),
        'keep-last': described(limit(), 'Keeps the newest so many of each variant.'),
        'include-versions': described(schemas/* boolean */.zMY(), 'Lets wildcards match latest and versions as well. Default: false.')
    }))
        .check(schemas/* describe */.q0y('What stays how long: the first rule that matches decides, and what none matches stays.'))
});
const ConfigSchema = strict({
    images: described(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(ImageSchema)), 'Images by name.'),
    tags: described(textOrList(), 'Tags: strategies (latest, branch, sha, semver, pr, edge, nightly) and rules of docker/metadata-action (type=…).'),
    flavor: described(textOrList(), 'What holds for all tags: latest=auto|true|false, prefix=TEXT, suffix=TEXT.'),
    labels: described(mapOrList(), 'Labels of every image, as a map or as a list of key=value.'),
    annotations: described(mapOrList(), 'Annotations of every image; keys may have a level in front (index:key).'),
    platforms: described(textOrList(), 'Platforms of images that name none themselves; the input "platforms" comes in their place.'),
    budgets: described(BudgetsSchema, 'Limits of every image.'),
    retention: described(RetentionSchema, 'What "mode: cleanup" removes from the repositories.'),
    gates: described(GatesSchema, 'What must pass after the checks and before any tag is written.'),
    notify: described(NotifySchema, 'Webhooks that are told how a run ended.'),
    'cache-paths': described(CachePathsSchema, 'Files of the workspace that are carried from one run to the next.')
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
    const budgets = texts.budgets && loadYaml(BudgetsSchema, { label: 'budgets', text: texts.budgets }, problems);
    const retention = texts.retention && loadYaml(RetentionSchema, { label: 'retention', text: texts.retention }, problems);
    const gates = texts.gates && loadYaml(GatesSchema, { label: 'gates', text: texts.gates }, problems);
    const notify = texts.notify && loadYaml(NotifySchema, { label: 'notify', text: texts.notify, secret: true }, problems);
    const cachePaths = texts.cachePaths && loadYaml(CachePathsSchema, { label: 'cache-paths', text: texts.cachePaths }, problems);
    const auths = texts.auths && loadYaml(AuthsSchema, { label: 'registry-auths', text: texts.auths, secret: true }, problems);
    return {
        ...(config && { config: readConfig(config.data, config.place, texts.annotationLevels) }),
        ...(variants && { variants: readVariants(variants.data, variants.place) }),
        ...(smoke && { smoke: readSmoke(smoke.data, smoke.place) }),
        ...(budgets && { budgets: readBudgets(budgets.data, budgets.place) }),
        ...(retention && { retention: readRetention(retention.data, retention.place) }),
        ...(gates && { gates: readGates(gates.data, gates.place) }),
        ...(notify && { notify: readNotify(notify.data, notify.place) }),
        ...(cachePaths && { cachePaths: readCachePaths(cachePaths.data, cachePaths.place) }),
        ...(auths && { auths })
    };
}


/***/ })

};
