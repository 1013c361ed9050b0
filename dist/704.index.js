export const id = 704;
export const ids = [704,592,712];
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

/***/ 85704:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dryRun: () => (/* binding */ dryRun)
});

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/cli/shell-words.ts

const PLAIN = /^[\w@%+=:,./-]+$/;
/** A word as a POSIX shell would take it, for reading and copying: nothing here goes through a shell. */
const shellWord = (text) => (PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
/** `NAME=value docker buildx …`. */
const shellLine = ({ tool, args, env = {} }) => [
    ...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`),
    ...[tool, ...args].map(shellWord)
].join(' ');
/** Stars before anything is quoted: a quote within a secret would hide it from whoever looks for it later. */
const redactSteps = (steps, redact) => steps.map(({ title, commands, looks = [], note }) => ({
    title: redact(title),
    commands: commands.map(command => redactCommand(command, redact)),
    looks: looks.map(command => redactCommand(command, redact)),
    ...(note === undefined ? {} : { note: redact(note) })
}));
const redactCommand = ({ tool, args, env = {}, note }, redact) => ({
    tool: redact(tool),
    args: args.map(redact),
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, redact(value)])),
    ...(note === undefined ? {} : { note: redact(note) })
});
/** The commands of a run, those of each part below its title; a shell would take it for comments and commands. */
const renderSteps = (steps) => steps
    .map(({ title, commands, looks = [], note }) => [
    comment(`${title}${note === undefined ? '' : `. ${note}`}`),
    ...commands.flatMap(command => [
        ...(command.note === undefined ? [] : [comment(command.note)]),
        shellLine(command)
    ]),
    ...(looks.length === 0 ? [] : [comment(LOOKS), ...looks.map(look => comment(`  ${shellLine(look)}`))])
]
    .map(line => `${line}\n`)
    .join(''))
    .join('\n');
/** Foreign words in it must not begin a line of their own, which a shell would run. */
const comment = (text) => `# ${(0,format/* clean */.uH)(text).replaceAll('\n', ' ')}`;
const LOOKS = 'To look, as often as it takes, and some only where nothing else tells:';
/** The same as data; what is written to standard input is left out. */
const stepsAsJson = (steps) => JSON.stringify({
    steps: steps.map(({ title, commands, looks = [], note }) => ({
        title,
        commands: commands.map(asData),
        looks: looks.map(asData),
        ...(note === undefined ? {} : { note })
    }))
}, null, 2);
const asData = ({ tool, args, env = {}, note }) => ({ tool, args, env, ...(note === undefined ? {} : { note }) });

// EXTERNAL MODULE: ./src/context/secret-variables.ts
var secret_variables = __webpack_require__(9567);
// EXTERNAL MODULE: ./src/oci/platform.ts
var platform = __webpack_require__(1890);
// EXTERNAL MODULE: ./src/report/redact.ts
var redact = __webpack_require__(20649);
// EXTERNAL MODULE: ./src/run/guard.ts + 1 modules
var guard = __webpack_require__(28874);
// EXTERNAL MODULE: ./src/run/outcome.ts
var outcome = __webpack_require__(36497);
// EXTERNAL MODULE: ./src/run/report.ts + 6 modules
var report = __webpack_require__(20614);
// EXTERNAL MODULE: ./src/buildx/build-command.ts
var build_command = __webpack_require__(23892);
// EXTERNAL MODULE: ./src/buildx/builder-command.ts
var builder_command = __webpack_require__(40203);
// EXTERNAL MODULE: ./src/engine/compose-command.ts
var compose_command = __webpack_require__(12018);
// EXTERNAL MODULE: ./src/engine/container-command.ts
var container_command = __webpack_require__(99565);
// EXTERNAL MODULE: ./src/engine/emulation.ts
var emulation = __webpack_require__(60134);
// EXTERNAL MODULE: ./src/plan/source-date.ts
var source_date = __webpack_require__(8219);
// EXTERNAL MODULE: ./src/stages/build.ts + 3 modules
var build = __webpack_require__(15332);
// EXTERNAL MODULE: ./src/stages/check-tools.ts
var check_tools = __webpack_require__(6977);
// EXTERNAL MODULE: ./src/stages/emulators.ts
var stages_emulators = __webpack_require__(27643);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
// EXTERNAL MODULE: ./src/stages/test-stage.ts
var test_stage = __webpack_require__(50056);
// EXTERNAL MODULE: ./src/stages/dry-run/check.ts
var check = __webpack_require__(58729);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/engine/sign-command.ts
var sign_command = __webpack_require__(46857);
// EXTERNAL MODULE: ./src/oci/reference.ts
var reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/stages/gates.ts + 2 modules
var gates = __webpack_require__(24433);
// EXTERNAL MODULE: ./src/stages/sign.ts + 1 modules
var sign = __webpack_require__(7827);
// EXTERNAL MODULE: ./src/stages/tool.ts + 2 modules
var stages_tool = __webpack_require__(32539);
// EXTERNAL MODULE: ./src/stages/dry-run/step.ts
var step = __webpack_require__(88619);
;// CONCATENATED MODULE: ./src/stages/dry-run/gates.ts








/** Of every gate that looks at images. */
const gateSteps = ({ plan, ...sources }) => Promise.all(plan.gates
    .filter(gates/* isTargetGate */.fm)
    .map(gate => gate.kind === 'run'
    ? runStep(gate, { plan, ...sources })
    : scanStep({ ...gate, kind: gate.kind }, { plan, ...sources })));
const titleOf = ({ name }) => `gate "${name}"`;
function runStep(gate, { plan }) {
    const commands = plan.targets.map(target => (0,gates/* gateCommand */.BT)(gate, { target, manifest: (0,step/* imageDigest */.Wf)(target) }, plan.version));
    return { title: titleOf(gate), commands };
}
async function scanStep(gate, sources) {
    const { plan, session } = sources;
    const { place, ...brought } = await bringTool(gate.kind, gate.image, sources);
    const scans = await Promise.all(plan.targets.map(async (target, index) => {
        const image = { target, manifest: (0,step/* imageDigest */.Wf)(target) };
        const { before, command, use } = (0,gates/* planScan */.hn)(gate, place, image, (0,gates/* scanFiles */.Tu)(gate, index, session));
        return [...before, await (0,stages_tool/* toolCommand */.WQ)(place, command, use, session, sources)];
    }));
    return { title: titleOf(gate), ...brought, commands: [...brought.commands, ...scans.flat()] };
}
/** Of every gate that signs, once the indexes are uploaded. */
const signSteps = (sources) => Promise.all(sources.plan.gates.flatMap(gate => (gate.kind === 'cosign' ? [signStep(gate, sources)] : [])));
async function signStep(gate, sources) {
    const { plan, session, env } = sources;
    const { place, ...brought } = await bringTool('cosign', gate.image, sources);
    // What the pinned image has; of another cosign it is not known.
    const help = place.on === 'image' && gate.image === undefined ? '--use-signing-config' : '';
    const starred = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value && step/* HIDDEN */.RG]));
    const indexes = plan.publications
        .filter(({ tags }) => tags.length > 0)
        .flatMap(({ id, repositories }) => repositories.map(repository => ({ id, repository })));
    const commands = await Promise.all(indexes.map(({ id, repository }) => {
        const use = { name: '<name of the container>', registry: (0,reference/* parseRepository */.SU)(repository).registry, mounts: {} };
        const command = (0,sign_command/* signCommand */.p0)(gate, `${repository}@${(0,step/* indexDigest */.pt)(id)}`, help, starred);
        return (0,stages_tool/* toolCommand */.WQ)(place, command, use, session, sources);
    }));
    const asked = gate.transparencyLog
        ? []
        : [await (0,stages_tool/* toolCommand */.WQ)(place, (0,sign/* signHelpCommand */.g5)(gate), (0,sign/* helpUse */.pC)(gate, session), session, sources)];
    return {
        title: titleOf(gate),
        commands: [...brought.commands, ...commands],
        looks: [...brought.looks, ...asked],
        ...(asked.length > 0 && help === '' ? { note: 'A cosign that knows it gets --use-signing-config=false, too.' } : {})
    };
}
/** A tool that is not on PATH is run from its image. */
async function bringTool(tool, given, { env, files }) {
    const folders = (env.PATH ?? '').split(external_node_path_.delimiter).filter(folder => folder !== '');
    const found = await Promise.all(folders.map(folder => files.exists(`${folder}/${tool}`)));
    const looks = [(0,stages_tool/* toolVersionCommand */.en)(tool)];
    if (found.includes(true))
        return { place: { on: 'path' }, commands: [], looks };
    const image = (0,stages_tool/* toolImage */.It)(tool, given);
    return {
        place: { on: 'image', image },
        commands: [{ ...(0,container_command/* pullCommand */.TW)(image), note: 'Only where the engine lacks it.' }],
        looks: [...looks, (0,container_command/* inspectImageCommand */.Rg)(image)]
    };
}

// EXTERNAL MODULE: ./src/stages/dry-run/provision.ts
var provision = __webpack_require__(66486);
// EXTERNAL MODULE: ./src/stages/publish.ts + 2 modules
var publish = __webpack_require__(75385);
// EXTERNAL MODULE: ./src/stages/dry-run/write.ts
var write = __webpack_require__(49942);
;// CONCATENATED MODULE: ./src/stages/dry-run/publish.ts






/** Where there is more than one index, all are uploaded before the first tag. Then version tags, moving ones last. */
async function publishSteps(sources, builder) {
    const { plan, existing } = sources;
    const signatures = await signSteps(sources);
    const approve = signatures.length > 0 ? { approve: async () => [] } : {};
    const isFirst = (0,publish/* isUploadedFirst */.B)({ publications: plan.publications, ...approve });
    const composed = plan.publications
        .filter(({ tags }) => tags.length > 0)
        .map(publication => (isFirst ? uploadStep : composeStep)(publication, sources, builder));
    const writes = [false, true].flatMap(moving => plan.publications.map((publication) => {
        const kept = namesOf(publication, moving).filter(name => publication.repositories.some(repository => existing.includes((0,reference/* withTag */.Rd)(repository, name))));
        return {
            title: `publish ${moving ? 'moving tags' : 'version tags'} of ${publication.id}`,
            commands: (isFirst ? tagCommands : writeCommands)(publication, moving, sources, builder),
            ...(kept.length > 0 ? { note: `${kept.join(', ')}, there already, stays where it holds these images.` } : {})
        };
    }));
    return [...composed, ...signatures, ...writes].filter(step/* isSaid */.QV);
}
const indexOf = ({ targets, annotations }, { plan }) => ({
    sources: plan.targets
        .filter(({ id }) => targets.includes(id))
        .map(target => (0,reference/* withDigest */.hQ)(target.repository, (0,step/* builtDigest */.bK)(target))),
    annotations: annotations.map(build_command/* formatAnnotation */.t)
});
const indexReference = (repository, { id }) => (0,reference/* withDigest */.hQ)(repository, (0,step/* indexDigest */.pt)(id));
/** Once for all of its tags. */
const composeStep = (publication, sources, builder) => ({
    title: `compose the index of ${publication.id}`,
    ...(0,write/* composeCommands */.$)(builder, indexOf(publication, sources))
});
/** Composed once, for its digest; then written by it. */
function uploadStep(publication, sources, builder) {
    const index = indexOf(publication, sources);
    const { commands, ...composing } = (0,write/* composeCommands */.$)(builder, index);
    const writes = publication.repositories.map(repository => (0,write/* writeCommand */.z)(builder, { ...index, tags: [indexReference(repository, publication)] }));
    return { title: `upload the index of ${publication.id}`, commands: [...commands, ...writes], ...composing };
}
const namesOf = ({ tags }, moving) => tags.filter(tag => tag.moving === moving).map(({ name }) => name);
function tagCommands(publication, moving, _, builder) {
    const names = namesOf(publication, moving);
    if (names.length === 0)
        return [];
    return publication.repositories.map(repository => (0,write/* writeCommand */.z)(builder, {
        tags: names.map(name => (0,reference/* withTag */.Rd)(repository, name)),
        sources: [indexReference(repository, publication)],
        annotations: []
    }));
}
function writeCommands(publication, moving, sources, builder) {
    const names = namesOf(publication, moving);
    if (names.length === 0)
        return [];
    const tags = publication.repositories.flatMap(repository => names.map(name => (0,reference/* withTag */.Rd)(repository, name)));
    return [(0,write/* writeCommand */.z)(builder, { ...indexOf(publication, sources), tags })];
}

// EXTERNAL MODULE: ./src/stages/dry-run/stack.ts
var stack = __webpack_require__(35529);
// EXTERNAL MODULE: ./src/stages/dry-run/tidy.ts
var tidy = __webpack_require__(46326);
;// CONCATENATED MODULE: ./src/stages/dry-run/list-commands.ts


















/**
 * The commands of a run in which everything passes, made by what a run makes them by; what only the run will know stands
 * as `<digest of hello/linux/amd64>`.
 */
async function listCommands(given) {
    const sources = { ...given, files: { ...given.files, writePrivate: async () => { } } };
    const { plan, settings, session, files } = sources;
    const { tools } = settings;
    const builder = tools.builder ?? session.ownBuilder ?? '';
    const [create, emulators, stacks, builds, checks] = await Promise.all([
        (0,provision/* builderCommand */.vz)(sources, false),
        (0,stages_emulators/* emulatorsToRegister */.d)(sources.host, plan, files),
        readStackStep(sources),
        Promise.all(plan.targets.map((target, index) => buildSteps(target, index, builder, sources))),
        Promise.all(plan.targets.map(target => (0,check/* checkSteps */.w)(target, sources)))
    ]);
    const steps = [
        { title: 'look at the tools', commands: [container_command/* versionCommand */.Mr, check_tools/* buildxVersionCommand */.cz, container_command/* infoCommand */.Sx] },
        create
            ? { title: 'create a builder', commands: [create] }
            : { title: 'start the builder', commands: [(0,builder_command/* inspectBuilderCommand */.rs)(builder)] },
        (0,provision/* loginStep */.EJ)(sources),
        {
            title: 'register emulators',
            commands: emulators.length === 0 ? [] : [(0,emulation/* installEmulatorsCommand */.nR)(tools.binfmtImage, emulators)]
        },
        (0,provision/* askStep */.aW)(builder),
        stacks,
        ...builds.flat(),
        ...checks.flat(),
        ...(plan.push.push ? [...(await gateSteps(sources)), ...(await publishSteps(sources, builder))] : []),
        ...(0,tidy/* tidySteps */._)(sources)
    ];
    return steps.filter(step/* isSaid */.QV);
}
async function readStackStep(sources) {
    const commands = sources.plan.targets.flatMap(({ id, smoke }) => smoke === 'off' || !smoke.compose
        ? []
        : [(0,stack/* sourceOf */.vz)({ id }, smoke.compose, sources).then(source => (0,compose_command/* configCommand */.oT)(source))]);
    return { title: 'read the stacks', commands: await Promise.all(commands) };
}
async function buildSteps(target, index, builder, { plan, settings, session, secretVariables, files }) {
    const dockerfile = await (0,build/* readDockerfile */.n_)(target, files);
    const context = {
        builder,
        plan,
        options: { ...settings.build, secrets: settings.build.secrets.map(list_commands_hidden) },
        secretVariables: Object.fromEntries(secretVariables.map(name => [name, step/* HIDDEN */.RG])),
        metadataFile: `${session.folder}/metadata-${index}.json`,
        localName: (0,stages_session/* localImageName */.ci)(session, target.id),
        declaresSourceDate: (0,source_date/* declaresSourceDate */.JL)(dockerfile)
    };
    const tests = (0,test_stage/* testBuild */.D)(target);
    return [
        ...(tests
            ? [{ title: `test ${target.id}`, commands: [(0,build_command/* buildCommand */.O)(tests, { ...context, cacheOnly: true })] }]
            : []),
        { title: `build ${target.id}`, commands: [(0,build_command/* buildCommand */.O)(target, context)] }
    ];
}
/** @param secret `id=value` */
const list_commands_hidden = (secret) => `${secret.slice(0, secret.indexOf('='))}=${step/* HIDDEN */.RG}`;

// EXTERNAL MODULE: ./src/stages/examine-sources.ts + 4 modules
var examine_sources = __webpack_require__(27592);
// EXTERNAL MODULE: ./src/stages/guard.ts + 1 modules
var stages_guard = __webpack_require__(32152);
// EXTERNAL MODULE: ./src/stages/open-session.ts + 1 modules
var open_session = __webpack_require__(90450);
// EXTERNAL MODULE: ./src/stages/prepare.ts + 23 modules
var prepare = __webpack_require__(66392);
// EXTERNAL MODULE: ./src/stages/secrets.ts
var stages_secrets = __webpack_require__(21006);
// EXTERNAL MODULE: ./src/stages/workspace-files.ts
var workspace_files = __webpack_require__(92920);
;// CONCATENATED MODULE: ./src/main/dry-run.ts















/** Prints the commands of a run or a promotion and starts none, but those of git that tell the event. */
async function dryRun(given) {
    const secrets = (0,stages_secrets/* createSecrets */.g)();
    const ports = { ...given, workflow: (0,stages_secrets/* hidingWorkflow */.N)(given.workflow, secrets) };
    const { env } = ports;
    const prepared = await (0,prepare/* prepare */.i)({ ...ports, process: ports.createProcess((0,guard/* gitEnvironment */._K)(env), ports.signal) });
    if (!prepared.ok)
        return (0,report/* reportRun */.Go)((0,outcome/* failedBeforePlan */.m6)(env, prepared.failures), secrets, ports.workflow);
    return (prepared.settings.mode === 'promote' ? dryPromotion : dryBuild)(prepared, ports, secrets);
}
async function dryBuild(prepared, ports, secrets) {
    const { env, files, machine, workflow } = ports;
    const { settings, retries, facts } = prepared;
    const end = (outcome) => (0,report/* reportRun */.Go)({ ...outcome, durationMs: 0, runUrl: facts.run.url }, secrets, workflow);
    if (prepared.plan.task === 'nothing')
        return end((0,outcome/* idleOutcome */.h6)(prepared.plan));
    const { plan, targets } = await (0,guard/* previewPlan */.O0)(prepared, ports);
    if (plan.taken.length > 0)
        return end((0,outcome/* refusedOutcome */.jV)(plan));
    await (0,workspace_files/* examineWorkspaceFiles */.sT)(plan, ports);
    const wrong = await (0,examine_sources.examineSources)(plan, settings, files);
    if (wrong.length > 0)
        return end((0,outcome/* refusedOutcome */.jV)(plan, wrong));
    const session = (0,open_session/* openSession */.fA)(settings, plan, { ...ports, retries });
    const listed = await listCommands({
        plan,
        settings,
        session,
        existing: (0,stages_guard/* versionsThere */.M)(plan, targets),
        env,
        secretVariables: Object.keys((0,secret_variables/* readSecretVariables */.G)(settings.build, env).found),
        dockerConfig: await files.read(`${(0,open_session/* userDockerConfig */.O8)(env)}/config.json`),
        host: (0,platform/* parsePlatform */.FL)(`linux/${machine.arch === 'x64' ? 'amd64' : machine.arch}`),
        files,
        temp: ports.temp
    });
    (0,stages_session/* forgetSession */.Iz)(workflow);
    print(listed, secrets, workflow);
}
/** What would not be written is told as without `--dry-run`. */
async function dryPromotion(prepared, ports, secrets) {
    const { env, files, workflow } = ports;
    const { settings, retries, facts, plan } = prepared;
    const [{ promote }, { listPromotion }] = await Promise.all([
        __webpack_require__.e(/* import() */ 702).then(__webpack_require__.bind(__webpack_require__, 3702)),
        __webpack_require__.e(/* import() */ 181).then(__webpack_require__.bind(__webpack_require__, 24181))
    ]);
    let found = [];
    const promoted = await promote(prepared, ports, looked => {
        found = looked;
    });
    if (promoted.outcome !== 'success') {
        const ended = { ...promoted, durationMs: 0, runUrl: facts.run.url };
        return (0,report/* reportPromotion */.CA)((0,redact/* redactTexts */.S)(ended, secrets.redact), workflow);
    }
    const session = (0,open_session/* openSession */.fA)(settings, plan, { ...ports, retries });
    const dockerConfig = await files.read(`${(0,open_session/* userDockerConfig */.O8)(env)}/config.json`);
    const listed = await listPromotion(found, { settings, plan, session, dockerConfig, files });
    (0,stages_session/* forgetSession */.Iz)(workflow);
    print(listed, secrets, workflow);
}
function print(listed, { redact }, workflow) {
    const steps = redactSteps(listed, redact);
    workflow.setOutput('commands', stepsAsJson(steps));
    (workflow.report ?? workflow.info)(renderSteps(steps));
}


/***/ }),

/***/ 58729:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ publishedReference),
/* harmony export */   w: () => (/* binding */ checkSteps)
/* harmony export */ });
/* harmony import */ var _engine_choose_gpu_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(78758);
/* harmony import */ var _engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99565);
/* harmony import */ var _engine_image_command_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90363);
/* harmony import */ var _image_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14108);
/* harmony import */ var _measure_published_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57776);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35529);
/* harmony import */ var _start_alone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92143);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88619);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7545);









/** The check of one build target; then of what its tags point at now, where a budget compares the two. */
async function checkSteps(target, sources) {
    const { plan, session } = sources;
    const reference = (0,_step_js__WEBPACK_IMPORTED_MODULE_5__/* .imageReference */ .rA)(target, sources);
    const title = `check ${target.id}`;
    if (target.smoke === 'off')
        return plan.push.push ? [] : [{ title, commands: [], looks: [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectImageCommand */ .Rg)(reference)] }];
    const files = (0,_image_files_js__WEBPACK_IMPORTED_MODULE_1__/* .filesContainer */ .D)({ target: target.id, reference, platform: target.platform, session });
    const pushed = plan.push.push;
    return [
        {
            title: pushed ? `pull ${target.id}` : `look into ${target.id}`,
            commands: pushed
                ? [
                    (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .pullCommand */ .TW)(reference, target.platform),
                    {
                        ...(0,_engine_image_command_js__WEBPACK_IMPORTED_MODULE_6__/* .createCommand */ .gu)(files),
                        note: 'Only where what it starts lies in a large base image, to read it there; it is never started.'
                    },
                    { ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .removeContainersCommand */ .yp)([files.name]), note: 'Only where it was made.' }
                ]
                : [],
            looks: [
                (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectImageCommand */ .Rg)(reference),
                (0,_engine_image_command_js__WEBPACK_IMPORTED_MODULE_6__/* .saveCommand */ .po)(reference),
                ...(pushed ? [(0,_engine_image_command_js__WEBPACK_IMPORTED_MODULE_6__/* .copyCommand */ .LZ)(files.name, '<path of a program>')] : [])
            ]
        },
        ...(await testSteps(target, target.smoke, reference, sources)),
        ...(await publishedSteps(target, sources))
    ];
}
const NOTE = "Memory, GPUs, the HEALTHCHECK's interval, the ports that are published and the capabilities of its user follow from the engine and the built image.";
/** Twice where it depends on the engine's GPUs what is started. */
async function testSteps(target, asked, reference, sources) {
    const title = `check ${target.id}`;
    const isOpen = asked.container.gpus === 'auto';
    const choices = [(0,_engine_choose_gpu_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseGpu */ .Y)(asked, isOpen ? 'runtime' : undefined), ...(isOpen ? [(0,_engine_choose_gpu_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseGpu */ .Y)(asked, undefined)] : [])];
    return Promise.all(choices.map(async (choice, index) => {
        const where = isOpen ? `Only where the engine has ${index === 0 ? 'GPUs' : 'no GPU'}. ` : '';
        if (!choice.run)
            return { title, commands: [], note: `${where}It is not started: ${choice.reason}.` };
        const { smoke, gpus } = choice;
        const config = (0,_subject_js__WEBPACK_IMPORTED_MODULE_8__/* .configOf */ .W)(target, smoke);
        const subject = { target, smoke, reference, config, ...(gpus === undefined ? {} : { gpus }) };
        return { title, ...(await testCommands(subject, sources)), note: `${where}${NOTE}` };
    }));
}
const testCommands = (subject, sources) => subject.smoke.compose ? (0,_stack_js__WEBPACK_IMPORTED_MODULE_3__/* .stackCommands */ .j1)(subject, subject.smoke.compose, sources) : (0,_start_alone_js__WEBPACK_IMPORTED_MODULE_4__/* .aloneCommands */ .y5)(subject, sources);
const publishedReference = ({ repository }) => `${repository}@<digest of the published image>`;
async function publishedSteps(target, sources) {
    const { smoke, platform, budgets, id } = target;
    if (!(0,_measure_published_js__WEBPACK_IMPORTED_MODULE_2__/* .needsPublishedImage */ .jb)(budgets.limits))
        return [];
    const reference = publishedReference(target);
    const tests = smoke !== 'off' && (0,_measure_published_js__WEBPACK_IMPORTED_MODULE_2__/* .needsStart */ .oS)(budgets.limits);
    const tested = tests ? await testSteps((0,_measure_published_js__WEBPACK_IMPORTED_MODULE_2__/* .twinOf */ .wA)(target), smoke, reference, sources) : [];
    return [
        {
            title: `measure what the tags of ${id} point at`,
            commands: [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .pullCommand */ .TW)(reference, platform)],
            looks: [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectImageCommand */ .Rg)(reference)]
        },
        ...tested
    ].map(step => ({ ...step, note: 'Only where there is something, which the new image is compared with.' }));
}


/***/ }),

/***/ 66486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ loginStep),
/* harmony export */   aW: () => (/* binding */ askStep),
/* harmony export */   vz: () => (/* binding */ builderCommand)
/* harmony export */ });
/* harmony import */ var _buildx_builder_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40203);
/* harmony import */ var _buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61266);
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16673);
/* harmony import */ var _provision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42836);




/** Undefined where the user has one. */
async function builderCommand({ settings: { tools }, session, files }, idle) {
    if (session.ownBuilder === undefined)
        return undefined;
    const config = await (0,_provision_js__WEBPACK_IMPORTED_MODULE_1__/* .builderConfig */ .q$)(tools, files);
    return (0,_buildx_builder_command_js__WEBPACK_IMPORTED_MODULE_2__/* .createBuilderCommand */ .Tb)(session.ownBuilder, tools, config && (0,_provision_js__WEBPACK_IMPORTED_MODULE_1__/* .builderConfigFile */ .w7)(session), idle);
}
const loginStep = ({ settings, plan, dockerConfig }) => ({
    title: 'log in',
    commands: (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .planLogins */ .IB)(settings, plan, dockerConfig).map(_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .loginCommand */ .nc)
});
const askStep = (builder) => ({
    title: 'ask the registries what is there',
    commands: [],
    looks: [(0,_buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectRawCommand */ .y2)(builder, '<reference>'), (0,_buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectConfigCommand */ .uJ)(builder, '<reference>')],
    note: 'By HTTP, and by buildx where that gives no answer; also for what was built, before and after it is tagged.'
});


/***/ }),

/***/ 35529:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iV: () => (/* binding */ SERVICE_IMAGE),
/* harmony export */   j1: () => (/* binding */ stackCommands),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _engine_compose_command_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(12018);
/* harmony import */ var _engine_compose_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36709);
/* harmony import */ var _engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99565);
/* harmony import */ var _engine_probes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(52975);
/* harmony import */ var _read_stack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99998);
/* harmony import */ var _recording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50028);
/* harmony import */ var _run_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49833);
/* harmony import */ var _stack_round_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20022);
/* harmony import */ var _stack_test_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92028);
/* harmony import */ var _start_alone_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(92143);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88619);











/** Where compose finds the stack of a build target. */
async function sourceOf({ id }, settings, sources) {
    return (0,_read_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .stackSource */ .Q)(settings, id, (await sources.files.realPath('.')) ?? '.', sources.session);
}
/** The project of a compose file, each start with a service of another name. */
async function stackCommands({ target, smoke, config }, settings, sources) {
    const source = (0,_stack_test_js__WEBPACK_IMPORTED_MODULE_6__/* .startedSource */ .jy)(await sourceOf(target, settings, sources), target, sources.session);
    const rounds = (0,_start_alone_js__WEBPACK_IMPORTED_MODULE_7__/* .roundsOf */ .T1)(smoke, config, (0,_step_js__WEBPACK_IMPORTED_MODULE_8__/* .isEmulated */ .eV)(target, sources));
    const brought = await otherImages(target, sources);
    const lives = (0,_start_alone_js__WEBPACK_IMPORTED_MODULE_7__/* .livesOf */ .D7)({ ...rounds, needsContainer: true }).map(({ probes, again }, index) => {
        const name = (0,_stack_test_js__WEBPACK_IMPORTED_MODULE_6__/* .serviceContainer */ .hh)(source, index + 1, settings.service);
        let oneShots = 0;
        const commands = (0,_start_alone_js__WEBPACK_IMPORTED_MODULE_7__/* .commandChecks */ .NB)(probes).map((check) => {
            if (check.kind === 'exec')
                return { ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .execCommand */ .NK)(name, check.command), note: _start_alone_js__WEBPACK_IMPORTED_MODULE_7__/* .POLLED */ .te };
            const command = (0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_9__/* .runServiceCommand */ .Cf)(source, settings.service, (0,_stack_round_js__WEBPACK_IMPORTED_MODULE_5__/* .oneShotName */ .wn)(name, ++oneShots), check);
            return { ...command, ...(0,_start_alone_js__WEBPACK_IMPORTED_MODULE_7__/* .muteNote */ .u6)(check) };
        });
        return {
            commands: [...(again ? (0,_stack_test_js__WEBPACK_IMPORTED_MODULE_6__/* .stopCommands */ .FN)(source) : []), (0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_9__/* .upCommand */ .Pl)(source), ...commands],
            looks: [
                ...(0,_start_alone_js__WEBPACK_IMPORTED_MODULE_7__/* .serviceLooks */ .CG)(name, { ...probes, needsContainer: true }),
                ...((0,_engine_probes_js__WEBPACK_IMPORTED_MODULE_10__/* .patternsOf */ .D4)(probes).length > 0 ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .followLogCommand */ .dr)(name)] : []),
                ...Array.from({ length: oneShots }, (_, one) => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .logsCommand */ .XM)((0,_stack_round_js__WEBPACK_IMPORTED_MODULE_5__/* .oneShotName */ .wn)(name, one + 1), _stack_round_js__WEBPACK_IMPORTED_MODULE_5__/* .OUTPUT_LINES */ .ae))
            ]
        };
    });
    return {
        commands: [...brought.commands, ...lives.flatMap(({ commands }) => commands), (0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_9__/* .removeStackCommand */ .mi)(source)],
        looks: [
            ...brought.looks,
            (0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_9__/* .servicesCommand */ .ks)(source),
            ...lives.flatMap(({ looks }) => looks),
            ...(sources.settings.logDir === undefined ? [] : [(0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_9__/* .stackLogsCommand */ .d_)(source, _recording_js__WEBPACK_IMPORTED_MODULE_3__/* .CONTAINER_LINES */ ._)])
        ]
    };
}
const SERVICE_IMAGE = '<image of another service>';
/** Which of them are in the stack is known when compose has read its file. */
async function otherImages(target, sources) {
    const { plan, settings, files } = sources;
    const root = (await files.realPath('.')) ?? '.';
    const all = plan.targets.map(one => (0,_run_images_js__WEBPACK_IMPORTED_MODULE_4__/* .runImage */ .D)(one, settings, root));
    const own = (0,_run_images_js__WEBPACK_IMPORTED_MODULE_4__/* .runImage */ .D)(target, settings, root);
    const names = [...new Set(plan.targets.map(({ image }) => image))].filter(name => name !== target.image);
    const ids = names.map(name => (0,_engine_compose_images_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseVariant */ .zh)(all.filter(({ image }) => image === name), own)?.id);
    const others = plan.targets.filter(({ id }) => ids.includes(id));
    const references = others.map(one => (0,_step_js__WEBPACK_IMPORTED_MODULE_8__/* .imageReference */ .rA)(one, sources));
    const pulls = plan.push.push
        ? references.map(reference => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .pullCommand */ .TW)(reference, target.platform))
        : [];
    return {
        commands: [
            ...pulls.map(command => ({ ...command, note: 'Only where a service of the stack is this image.' })),
            { ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .pullCommand */ .TW)(SERVICE_IMAGE), note: 'Only where the engine lacks it.' }
        ],
        looks: [...references, SERVICE_IMAGE].map(_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectImageCommand */ .Rg)
    };
}


/***/ }),

/***/ 92143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ serviceLooks),
/* harmony export */   D7: () => (/* binding */ livesOf),
/* harmony export */   NB: () => (/* binding */ commandChecks),
/* harmony export */   T1: () => (/* binding */ roundsOf),
/* harmony export */   te: () => (/* binding */ POLLED),
/* harmony export */   u6: () => (/* binding */ muteNote),
/* harmony export */   y5: () => (/* binding */ aloneCommands)
/* harmony export */ });
/* harmony import */ var _engine_cgroup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33356);
/* harmony import */ var _engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99565);
/* harmony import */ var _engine_probes_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(52975);
/* harmony import */ var _engine_restart_probes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(77197);
/* harmony import */ var _container_spec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93242);
/* harmony import */ var _recording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50028);
/* harmony import */ var _run_container_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32076);
/* harmony import */ var _run_probes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15432);
/* harmony import */ var _smoke_test_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2247);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(92920);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88619);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7545);












const NO_ENGINE = { engine: async () => undefined };
/** An image that is started by itself, and what goes with it. */
async function aloneCommands({ target, smoke, gpus, reference, config }, sources) {
    const { session, files, temp, settings } = sources;
    const rounds = roundsOf(smoke, config, (0,_step_js__WEBPACK_IMPORTED_MODULE_8__/* .isEmulated */ .eV)(target, sources));
    const image = { reference, config, session };
    const spec = await (0,_container_spec_js__WEBPACK_IMPORTED_MODULE_2__/* .containerSpec */ .$)(target, smoke.container, gpus, image, { runtime: NO_ENGINE, files, temp });
    const publish = rounds.publish.filter(port => port !== _subject_js__WEBPACK_IMPORTED_MODULE_9__/* .UNKNOWN_PORT */ .X);
    const service = (0,_smoke_test_js__WEBPACK_IMPORTED_MODULE_6__/* .serviceSpec */ .x1)(spec, publish, config, (0,_step_js__WEBPACK_IMPORTED_MODULE_8__/* .isEmulated */ .eV)(target, sources));
    const started = rounds.needsContainer ? [spec.name] : [];
    const commands = livesOf(rounds).flatMap(({ probes, again }) => [
        ...(rounds.needsContainer ? startCommands(service, probes, again) : []),
        ...commandChecks(probes).map((check) => {
            if (check.kind === 'exec')
                return { ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .execCommand */ .NK)(spec.name, check.command), note: POLLED };
            const once = (0,_run_container_js__WEBPACK_IMPORTED_MODULE_4__/* .oneShot */ .nq)(rounds.needsContainer ? service : spec, check, started.length);
            started.push(once.name);
            return { ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runOnceCommand */ .Ur)(once), ...muteNote(check) };
        })
    ]);
    const volumes = (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_7__/* .volumeNames */ .v7)(spec.mounts);
    return {
        commands: [
            ...commands,
            ...started.map(name => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .removeContainersCommand */ .yp)([name])),
            ...(volumes.length > 0 ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .removeVolumesCommand */ .Z6)(volumes)] : [])
        ],
        looks: [
            ...(rounds.needsContainer ? serviceLooks(spec.name, rounds) : []),
            ...(settings.logDir === undefined ? [] : started.map(name => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .logsCommand */ .XM)(name, _recording_js__WEBPACK_IMPORTED_MODULE_3__/* .CONTAINER_LINES */ ._)))
        ]
    };
}
/** Of a one-shot whose output is read. */
const muteNote = ({ output }) => output === undefined ? {} : { note: 'Once more, by the next number, where it ends without a word.' };
const POLLED = 'Again and again until it succeeds.';
/** Every check can be decided by what stands for the image. */
function roundsOf(smoke, config, emulated) {
    const decision = (0,_engine_restart_probes_js__WEBPACK_IMPORTED_MODULE_10__/* .decideRounds */ .M)(smoke, config, emulated);
    if (!decision.ok)
        throw new Error(decision.problem);
    return decision;
}
/** From each start to the next; nothing is started again that is not up. */
const livesOf = ({ again, ...probes }) => [
    { probes, again: false },
    ...(again && probes.needsContainer ? [{ probes: again, again: true }] : [])
];
function startCommands(service, probes, again) {
    const { name } = service;
    const attached = (0,_engine_probes_js__WEBPACK_IMPORTED_MODULE_11__/* .patternsOf */ .D4)(probes).length > 0;
    if (again)
        return [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .stopCommand */ .IM)(name), (attached ? _engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .startAttachedCommand */ .sj : _engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .startCommand */ .S0)(name)];
    return attached ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .createCommand */ .gu)(service), (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .startAttachedCommand */ .sj)(name)] : [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(service)];
}
const commandChecks = ({ probes }) => probes.flatMap(({ check }) => (check.kind === 'exec' || check.kind === 'run' ? [check] : []));
/** How it is, where its ports are, and what it has used. */
function serviceLooks(name, rounds) {
    const lives = livesOf(rounds).map(({ probes }) => probes);
    const kinds = lives.flatMap(({ probes }) => probes.map(({ check }) => check.kind));
    return [
        (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsCommand */ .Lt)(name),
        ...(kinds.some(kind => kind === 'http' || kind === 'tcp') ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .portsCommand */ .Er)(name)] : []),
        ...(kinds.includes('tcp') ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .listenersCommand */ .Zt)(name)] : []),
        ...(lives.some(({ bans }) => bans.length > 0) ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .logsCommand */ .XM)(name, _run_probes_js__WEBPACK_IMPORTED_MODULE_5__/* .LAST_LINES */ .t)] : []),
        (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectContainerCommand */ .px)(name),
        (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .readFileCommand */ .y8)(name, ..._engine_cgroup_js__WEBPACK_IMPORTED_MODULE_0__/* .INNER_FILES */ .TK),
        (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .statsCommand */ .v3)(name)
    ];
}


/***/ }),

/***/ 88619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QV: () => (/* binding */ isSaid),
/* harmony export */   RG: () => (/* binding */ HIDDEN),
/* harmony export */   Wf: () => (/* binding */ imageDigest),
/* harmony export */   bK: () => (/* binding */ builtDigest),
/* harmony export */   eV: () => (/* binding */ isEmulated),
/* harmony export */   pt: () => (/* binding */ indexDigest),
/* harmony export */   rA: () => (/* binding */ imageReference)
/* harmony export */ });
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1890);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37491);


const isSaid = ({ commands, looks = [], note }) => commands.length + looks.length > 0 || note !== undefined;
const HIDDEN = '***';
/** A word that only the run knows; it stands where a digest will. */
const unknown = (what) => `<${what}>`;
/** Of what a build pushes: an index, where it carries attestations. */
const builtDigest = ({ id }) => unknown(`digest of ${id}`);
/** Of the image in it, which is what is started. */
const imageDigest = ({ id }) => unknown(`image digest of ${id}`);
const indexDigest = (id) => unknown(`digest of the index of ${id}`);
/** As the engine is told it. */
const imageReference = (target, { plan, session }) => plan.push.push ? `${target.repository}@${imageDigest(target)}` : (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .localImageName */ .ci)(session, target.id);
const isEmulated = ({ platform }, { host }) => !(0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .runsNatively */ .PU)(host, (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL)(platform));


/***/ }),

/***/ 7545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ configOf),
/* harmony export */   X: () => (/* binding */ UNKNOWN_PORT)
/* harmony export */ });
/* harmony import */ var _inputs_all_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23986);

/** Stands for the only port that an image exposes. */
const UNKNOWN_PORT = 0;
/** What an image says of itself is known when it is built, but for what its checks need of it. */
const configOf = ({ platform }, smoke) => ({
    platform,
    hasHealthcheck: (0,_inputs_all_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .allChecks */ .f)(smoke).some(({ kind }) => kind === 'healthcheck'),
    exposedPorts: [UNKNOWN_PORT],
    size: 0,
    layers: 0,
    user: '',
    entrypoint: [],
    command: [],
    env: [],
    workdir: ''
});


/***/ }),

/***/ 46326:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ endStep),
/* harmony export */   _: () => (/* binding */ tidySteps)
/* harmony export */ });
/* harmony import */ var _buildx_builder_command_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(40203);
/* harmony import */ var _engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99565);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33935);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24433);
/* harmony import */ var _measure_published_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57776);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37491);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58729);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(35529);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88619);









/** What takes away everything that a run has made on the machine. */
function tidySteps(sources) {
    const { plan, session } = sources;
    const checked = plan.targets.filter(({ smoke }) => smoke !== 'off');
    const pulled = plan.push.push ? checked.map(target => (0,_step_js__WEBPACK_IMPORTED_MODULE_7__/* .imageReference */ .rA)(target, sources)) : [];
    const compared = plan.targets.filter(({ budgets }) => (0,_measure_published_js__WEBPACK_IMPORTED_MODULE_3__/* .needsPublishedImage */ .jb)(budgets.limits)).map(_check_js__WEBPACK_IMPORTED_MODULE_5__/* .publishedReference */ .A);
    const services = checked.some(({ smoke }) => smoke !== 'off' && smoke.compose) ? [_stack_js__WEBPACK_IMPORTED_MODULE_6__/* .SERVICE_IMAGE */ .iV] : [];
    const local = plan.push.push ? [] : plan.targets.map(({ id }) => (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .localImageName */ .ci)(session, id));
    const scanners = plan.push.push
        ? plan.gates.flatMap(({ kind }) => (kind === 'run' || kind === 'cosign' ? [] : [kind]))
        : [];
    const removals = [
        ...pulled.map(reference => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .removeImagesCommand */ .Gq)([reference])),
        ...[...compared, ...services].map(reference => ({
            ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .removeImagesCommand */ .Gq)([reference]),
            note: 'Only where the run has pulled it.'
        }))
    ];
    return [
        { title: 'remove the images that were pulled', commands: removals, ...(removals.length > 0 ? { note: SHORT } : {}) },
        endStep(session, [
            ...(local.length > 0 ? [(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .removeImagesCommand */ .Gq)(local)] : []),
            ...[...new Set(scanners)].map(kind => ({
                ...(0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .removeVolumesCommand */ .Z6)([(0,_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .scannerVolume */ .F1)(session, kind)]),
                note: 'Only where the scanner ran from its image.'
            }))
        ])
    ];
}
const SHORT = "Earlier where the engine's disk is short.";
/** @param commands for what is known to be left besides a builder */
function endStep(session, commands) {
    const { ownBuilder } = session;
    const own = (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_1__/* .ownFilter */ .te)(session);
    return {
        title: 'remove what is left',
        commands: [...(ownBuilder === undefined ? [] : [(0,_buildx_builder_command_js__WEBPACK_IMPORTED_MODULE_8__/* .removeBuilderCommand */ .TX)(ownBuilder)]), ...commands],
        looks: [
            ...['container', 'network', 'volume'].map(kind => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .listCommand */ .Iu)(kind, own)),
            (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_1__/* .localImagesCommand */ .fU)(session),
            ...(ownBuilder === undefined
                ? []
                : ['container', 'volume'].map(kind => (0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .listCommand */ .Iu)(kind, (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_1__/* .builderFilter */ .kQ)(ownBuilder))))
        ],
        note: 'Whatever the looks still find is removed by its name.'
    };
}


/***/ }),

/***/ 49942:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ composeCommands),
/* harmony export */   z: () => (/* binding */ writeCommand)
/* harmony export */ });
/* harmony import */ var _buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61266);

const BY_HTTP = 'Only where the registry does not take it by HTTP: the run puts the same bytes there by itself.';
/** Of an index or a tag: what is within one repository is written by HTTP, where that will do. */
function writeCommand(builder, request) {
    const command = (0,_buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_0__/* .createIndexCommand */ .kr)(builder, request);
    return (0,_buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_0__/* .isWithinRepository */ .e3)(request) ? { ...command, note: BY_HTTP } : command;
}
/** How what is written becomes known: read by HTTP where it is there already. */
function composeCommands(builder, index) {
    const print = (0,_buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_0__/* .printIndexCommand */ .hG)(builder, index);
    return (0,_buildx_imagetools_js__WEBPACK_IMPORTED_MODULE_0__/* .isCopy */ .sN)(index) ? { commands: [], looks: [print] } : { commands: [print] };
}


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


/***/ }),

/***/ 99998:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readStack: () => (/* binding */ readStack),
  Q: () => (/* binding */ stackSource)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/engine/compose-command.ts
var compose_command = __webpack_require__(12018);
// EXTERNAL MODULE: ./src/inputs/objects.ts
var objects = __webpack_require__(89469);
;// CONCATENATED MODULE: ./src/engine/compose-confine.ts


/**
 * Files that compose itself reads while it resolves a project, of which the result tells nothing any more.
 * @param value of the file as YAML @param folder absolute, that its paths are relative to
 */
function readsOf(value, folder) {
    const root = asRecord(value);
    const services = Object.entries(asRecord(root.services));
    const refused = [
        ...(root.include === undefined ? [] : ['"include" reads another file']),
        ...services.flatMap(([name, service]) => asRecord(asRecord(service).extends).file === undefined ? [] : [`service "${name}" extends one of another file`])
    ];
    const files = services.flatMap(([, service]) => {
        const { env_file, label_file } = asRecord(service);
        return [...pathsIn(env_file), ...pathsIn(label_file)];
    });
    const variable = files.filter(path => path.includes('$'));
    const home = files.filter(path => path.startsWith('~'));
    return {
        refused: [
            ...refused,
            ...variable.map(path => `a path has a variable: ${path}`),
            ...home.map(path => `a path is one of the home folder: ${path}`)
        ],
        paths: [`${folder}/.env`, ...files.map(path => (0,external_node_path_.resolve)(folder, path))]
    };
}
/** `a`, `[a, b]`, `[{path: a}]`. */
const pathsIn = (value) => (Array.isArray(value) ? value : [value]).flatMap(one => {
    const path = typeof one === 'string' ? one : asRecord(one).path;
    return typeof path === 'string' ? [path] : [];
});
/** Keys of a service that give it nothing of the host, or whose values are looked at below. */
const HARMLESS = new Set([
    'attach build command configs container_name cpu_count cpu_percent cpu_period cpu_quota cpu_shares cpus',
    'cpuset depends_on develop dns dns_opt dns_search domainname entrypoint env_file environment expose',
    'extra_hosts group_add healthcheck hostname image init labels links mac_address mem_limit mem_reservation',
    'mem_swappiness memswap_limit networks pids_limit platform ports profiles pull_policy read_only restart scale secrets',
    'shm_size stdin_open stop_grace_period stop_signal sysctls tmpfs tty ulimits user working_dir cap_drop'
].flatMap(line => line.split(' ')));
/** Keys whose harmless values these are. */
const VALUES = {
    privileged: value => value === false,
    network_mode: isWithin,
    pid: isWithin,
    ipc: isWithin,
    cgroup: value => value === 'private',
    deploy: value => devicesOf(value).every(one => ['', 'nvidia'].includes(String(asRecord(one).driver ?? ''))),
    security_opt: value => asList(value).every(one => /^no-new-privileges([:=]true)?$/.test(String(one))),
    logging: value => ['json-file', 'local', 'none'].includes(String(asRecord(value).driver ?? 'json-file')),
    volumes: value => asList(value).every(one => ['volume', 'tmpfs', 'bind'].includes(one.type))
};
/** Those of CDI may be any of the host's. */
const devicesOf = (deploy) => {
    const { devices } = asRecord(asRecord(asRecord(deploy).resources).reservations);
    return devices === undefined ? [] : asList(devices);
};
/** Of the stack itself; `host` and `container:…` reach out of it. */
function isWithin(value) {
    return /^(none|bridge|private|shareable|service:.*)$/.test(String(value));
}
/** What a resolved project would get of the machine; what is not known to be harmless is refused. */
function reachOf(project) {
    const services = Object.entries(project.services);
    return {
        refused: [
            ...services.flatMap(([name, service]) => refusedIn(name, service)),
            ...resourcesOf(project, 'networks', 'bridge'),
            ...resourcesOf(project, 'volumes', 'local'),
            ...['secrets', 'configs'].flatMap(kind => externals(project, kind))
        ],
        paths: [
            ...services.flatMap(([, { volumes = [] }]) => volumes.filter(({ type }) => type === 'bind').map(({ source = '/' }) => source)),
            ...Object.values({ ...project.secrets, ...project.configs }).flatMap(one => (one?.file ? [one.file] : []))
        ].map(path => ((0,external_node_path_.isAbsolute)(path) ? path : '/'))
    };
}
/**
 * The project with other names for files of the host: a link such as `/proc/self` leads the engine, which mounts them,
 * elsewhere than whoever has looked.
 */
const withPaths = (project, real) => {
    const named = (path) => real.get(path) ?? path;
    const files = (resources) => (0,objects/* mapValues */.L)(resources ?? {}, one => (one?.file ? { ...one, file: named(one.file) } : one));
    return {
        ...project,
        services: (0,objects/* mapValues */.L)(project.services, service => service.volumes
            ? {
                ...service,
                volumes: service.volumes.map(one => one.type === 'bind' && one.source !== undefined ? { ...one, source: named(one.source) } : one)
            }
            : service),
        ...(project.secrets ? { secrets: files(project.secrets) } : {}),
        ...(project.configs ? { configs: files(project.configs) } : {})
    };
};
const refusedIn = (name, service) => Object.entries(service).flatMap(([key, value]) => {
    if (value === null || HARMLESS.has(key) || key.startsWith('x-'))
        return [];
    return VALUES[key]?.(value) ? [] : [`service "${name}" has "${key}"${compose_confine_short(value)}`];
});
const compose_confine_short = (value) => (['string', 'number'].includes(typeof value) ? `: ${value}` : '');
/** Drivers and their options reach the host: `o: bind` of a local volume mounts any folder. */
const resourcesOf = (project, kind, driver) => [
    ...externals(project, kind),
    ...entries(project[kind])
        .filter(([, one]) => (one?.driver ?? driver) !== driver || Object.keys(one?.driver_opts ?? {}).length > 0)
        .map(([name]) => `"${name}" of "${kind}" has a driver of its own`)
];
const externals = (project, kind) => entries(project[kind])
    .filter(([, one]) => one?.external === true)
    .map(([name]) => `"${name}" of "${kind}" is external`);
const entries = (value) => Object.entries((value ?? {}));
const asRecord = (value) => typeof value === 'object' && value !== null ? value : {};
const asList = (value) => (Array.isArray(value) ? value : [value]);

// EXTERNAL MODULE: ./src/engine/compose-images.ts
var compose_images = __webpack_require__(36709);
// EXTERNAL MODULE: ./src/engine/compose-project.ts
var compose_project = __webpack_require__(31890);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/stages/confine.ts
var confine = __webpack_require__(76131);
// EXTERNAL MODULE: ./src/stages/last-line.ts
var last_line = __webpack_require__(4446);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
;// CONCATENATED MODULE: ./src/stages/read-stack.ts









/**
 * Resolves a stack before anything is built: what is wrong with it is told in seconds.
 * @param selection images of the run @throws ActionError `invalid-input`, `no-compose`
 */
async function readStack(settings, subject, selection, session, ports) {
    const workspace = (await ports.files.realPath('.')) ?? '.';
    const file = await ports.files.realPath((0,external_node_path_.resolve)(workspace, settings.file));
    if (file === undefined) {
        throw wrong(`"compose": there is no file ${settings.file}`, 'Write its path from the root of the workspace.');
    }
    const source = stackSource(settings, subject.id, workspace, session);
    const confined = session.trusted ? undefined : await vetFile(source, workspace, session, ports);
    const resolved = await resolveProject(source, confined, settings, ports.process);
    const project = session.trusted ? resolved : await confineProject(resolved, source, workspace, session, ports.files);
    const choice = (0,compose_images/* chooseImages */.s6)(project, settings, subject, selection);
    if (!choice.ok)
        throw wrong(choice.problem, choice.remedy);
    const { service, wait } = settings;
    return { source, project, images: choice.images, service, ...(wait === undefined ? {} : { wait }) };
}
/** Not the real file's folder: paths in it are relative to where it is named. */
function stackSource({ file: given }, target, workspace, session) {
    const file = (0,external_node_path_.resolve)(workspace, given);
    return { name: (0,stages_session/* stackName */.Qx)(session, target), file, folder: (0,external_node_path_.dirname)(file) };
}
async function resolveProject(source, text, { file }, process) {
    const { exitCode, stdout, stderr } = await process.run((0,compose_command/* configCommand */.oT)(source, text));
    if (exitCode === 0)
        return (0,compose_project/* parseProject */.X)(stdout);
    if (exitCode === 127 || (0,compose_command/* lacksCompose */.V3)(stderr)) {
        throw new errors/* ActionError */.lZ({
            code: 'no-compose',
            message: 'There is no docker compose, which "compose" of "smoke" needs',
            remedy: 'Install the compose plugin of Docker (docker-compose-plugin), 2.20 or newer.',
            details: stderr
        });
    }
    throw new errors/* ActionError */.lZ({
        code: 'invalid-input',
        message: `docker compose cannot read ${file}: ${(0,last_line/* lastLine */.f)(stderr)}`,
        remedy: `Try it: docker compose --file ${file} config`,
        details: stderr
    });
}
/**
 * Looks at the file before compose does, since compose reads more files than it tells.
 * @returns what was looked at, as JSON, so that compose reads that and nothing else
 */
async function vetFile(source, workspace, session, { files }) {
    const { parseYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(712)]).then(__webpack_require__.bind(__webpack_require__, 31712));
    const yaml = parseYaml((await files.read(source.file)) ?? '', false);
    if (!yaml.ok)
        throw wrong(`${source.file} (line ${yaml.line}): ${yaml.message}`, 'Write it as YAML.');
    await refuse(readsOf(yaml.value, source.folder), source, workspace, session, files);
    return JSON.stringify(yaml.value);
}
async function confineProject(project, source, workspace, session, files) {
    const reach = reachOf(project);
    await refuse(reach, source, workspace, session, files);
    const real = await Promise.all(reach.paths.map(async (path) => [path, await (0,confine/* realPathOf */.dN)(path, files)]));
    return withPaths(project, new Map(real));
}
async function refuse({ refused, paths }, { file }, workspace, session, files) {
    const outside = await (0,confine/* findOutside */.BQ)(paths, { workspace, temp: (0,external_node_path_.dirname)(session.folder) }, files);
    const problems = [...refused, ...(outside === undefined ? [] : [`"${outside}" is outside of the workspace`])];
    if (problems.length === 0)
        return;
    throw new errors/* ActionError */.lZ({
        code: 'invalid-input',
        message: `${file} of untrusted code asks for what it may not have: ${problems[0]}`,
        remedy: 'Pull requests of forks are checked in a stack that has nothing of the machine but files of the workspace. Keep such things in another compose file, or the checks of this image to itself.',
        details: problems.join('\n')
    });
}
const wrong = (message, remedy) => new errors/* ActionError */.lZ({ code: 'invalid-input', message, remedy });


/***/ })

};
