export const id = 791;
export const ids = [791];
export const modules = {

/***/ 6791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readYamlInputs: () => (/* binding */ readYamlInputs)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(3945);
// EXTERNAL MODULE: ./src/inputs/problems.ts
var inputs_problems = __webpack_require__(8925);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
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
var suggest = __webpack_require__(7443);
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
var annotations = __webpack_require__(539);
// EXTERNAL MODULE: ./src/inputs/duration.ts
var duration = __webpack_require__(1601);
// EXTERNAL MODULE: ./src/inputs/objects.ts
var objects = __webpack_require__(9469);
// EXTERNAL MODULE: ./src/inputs/pairs.ts
var pairs = __webpack_require__(12);
// EXTERNAL MODULE: ./src/inputs/repositories.ts
var inputs_repositories = __webpack_require__(5265);
// EXTERNAL MODULE: ./src/inputs/smoke.ts
var smoke = __webpack_require__(6400);
// EXTERNAL MODULE: ./src/inputs/values.ts + 1 modules
var values = __webpack_require__(6520);
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
function readSmoke(raw, place) {
    if (typeof raw === 'string')
        return raw;
    const { port, timeout, command, entrypoint, env, checks } = raw;
    const list = (text) => (typeof text === 'string' ? splitWords(text) : text);
    return (0,objects/* defined */.s)({
        port,
        timeoutMs: timeout === undefined ? undefined : place.child('timeout').attempt(() => (0,duration/* parseDuration */.E)(String(timeout))),
        command: command === undefined ? undefined : place.child('command').attempt(() => list(command)),
        entrypoint,
        env: env && Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value ?? '')])),
        checks: checks?.map(({ http }, index) => {
            if (http.path !== undefined)
                (0,values/* checkHealthPath */.M8)(http.path, place.child('checks').child(index).child('http').child('path'));
            return (0,smoke/* httpCheck */.r)((0,objects/* defined */.s)(http));
        })
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

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(3619);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./src/inputs/yaml/schema.ts

/** A strict object; an unknown key's issue carries the right keys in its message (see explain.ts). */
function strict(shape) {
    const keys = Object.keys(shape).join(' ');
    return schemas/* strictObject */.rej(shape, { error: issue => (issue.code === 'unrecognized_keys' ? keys : undefined) });
}
const described = (schema, text) => schemas/* optional */.lqM(schema.check(schemas/* describe */.q0y(text)));
const schema_text = () => schemas/* string */.YjP();
const scalar = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
const textOrList = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]);
const mapOrList = () => schemas/* union */.KCZ([schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(scalar())), schemas/* array */.YOg(schemas/* string */.YjP())]);
const port = () => schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(65535));
const HttpCheckSchema = strict({
    path: described(schema_text(), 'Path to ask for, starting with a slash. Without it any answer below 500 will do.'),
    port: described(port(), 'Port to ask, instead of the port of the smoke test.'),
    status: described(schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599)), 'Status that is right. Without it any 2xx.')
});
const SmokeObjectSchema = strict({
    port: described(port(), 'Port the service listens on inside the container.'),
    timeout: described(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]), 'Time until it must be healthy: 60s, 1m30s or seconds.'),
    command: described(textOrList(), "Arguments instead of the image's CMD: a list, or text that is split at blanks."),
    entrypoint: described(schema_text(), "Program instead of the image's ENTRYPOINT."),
    env: described(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(scalar())), 'Environment variables of the container.'),
    checks: described(schemas/* array */.YOg(strict({ http: HttpCheckSchema.check(schemas/* describe */.q0y('An HTTP request and the answer that is right.')) })), 'Requests that must succeed before the image is good.')
});
const SmokeSchema = schemas/* union */.KCZ([schemas/* enum */.k5n(['auto', 'off']), SmokeObjectSchema]);
const schema_layer = () => ({
    context: described(schema_text(), 'Directory or Git URL that the build reads its files from.'),
    file: described(schema_text(), 'Path of the Dockerfile, from the root of the workspace. Default: {context}/Dockerfile.'),
    target: described(schema_text(), 'Stage of the Dockerfile to build.'),
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
    'tag-format': described(schema_text(), 'Tag of a variant, from {tag} and {variant}. Default: {tag}-{variant}.'),
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
    registry: described(schema_text(), 'Host of the registry. Default: docker.io.'),
    username: described(schema_text(), 'User name.'),
    password: described(schema_text(), 'Password or token.')
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
