export const id = 203;
export const ids = [203];
export const modules = {

/***/ 12018:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ runServiceCommand),
/* harmony export */   Pl: () => (/* binding */ upCommand),
/* harmony export */   V3: () => (/* binding */ lacksCompose),
/* harmony export */   d_: () => (/* binding */ stackLogsCommand),
/* harmony export */   ks: () => (/* binding */ servicesCommand),
/* harmony export */   mi: () => (/* binding */ removeStackCommand),
/* harmony export */   oT: () => (/* binding */ configCommand),
/* harmony export */   uF: () => (/* binding */ removeServicesCommand),
/* harmony export */   wq: () => (/* binding */ downCommand)
/* harmony export */ });
const SHORT_MS = 60_000;
const compose = ({ name, file, folder }, ...args) => ({
    tool: 'docker',
    args: [
        ...['compose', '--ansi', 'never', '--project-name', name],
        ...['--project-directory', folder, '--file', file],
        ...args
    ],
    timeoutMs: SHORT_MS
});
/** The resolved project, as JSON. @param text read instead of the file */
const configCommand = (source, text) => text === undefined
    ? compose(source, 'config', '--format', 'json')
    : { ...compose({ ...source, file: '-' }, 'config', '--format', 'json'), input: text };
/** Creates and starts all services; waits for what `depends_on` asks for, so it is to be ended from outside. */
const upCommand = (source) => {
    const { tool, args } = compose(source, 'up', '--detach', '--no-build', '--quiet-pull');
    return { tool, args };
};
const servicesCommand = (source) => compose(source, 'ps', '--all', '--format', 'json');
/** The last lines of every service, each with its name in front. */
const stackLogsCommand = (source, lines) => compose(source, 'logs', '--no-color', '--tail', String(lines));
/** A one-shot container of a service, beside those that run; kept, so that its log can be read. */
function runServiceCommand(source, service, name, { command, entrypoint }) {
    const program = entrypoint === undefined ? [] : ['--entrypoint', entrypoint];
    const options = ['--no-deps', '--quiet-pull', '--no-TTY', '--name', name, ...program];
    const { tool, args } = compose(source, 'run', ...options, service, ...command);
    return { tool, args };
}
/** Stops and removes the containers with their anonymous volumes, which nobody would find again; named ones stay. */
const removeServicesCommand = (source) => ({
    ...compose(source, 'rm', '--stop', '--force', '--volumes'),
    timeoutMs: 5 * SHORT_MS
});
/** Without volumes: the data stays. */
const downCommand = (source) => compose(source, 'down');
const removeStackCommand = (source) => compose(source, 'down', '--volumes', '--remove-orphans', '--timeout', '0');
/** The docker command's words when it has no compose plugin: it takes `compose` or its flags for its own. */
const lacksCompose = (stderr) => /'compose' is not a docker command|unknown (docker )?command: (docker )?"?compose|unknown flag: --(ansi|project-)/.test(stderr);


/***/ }),

/***/ 74493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ readScanEnd),
/* harmony export */   nT: () => (/* binding */ withCache),
/* harmony export */   xs: () => (/* binding */ scanCommand)
/* harmony export */ });
/** Exit code of each scanner for "there is something": trivy is told it, grype has its own. */
const FOUND = { trivy: 10, grype: 2 };
/** Variable for the folder that a scanner keeps its database in. */
const CACHE = { trivy: 'TRIVY_CACHE_DIR', grype: 'GRYPE_DB_CACHE_DIR' };
/** The same scan with its database in another folder. */
const withCache = (command, scanner, folder) => ({
    ...command,
    env: { ...command.env, [CACHE[scanner]]: folder }
});
/**
 * Scans an image where it lies in its registry.
 * @param reference `repo@digest` of one image manifest
 * @param report file for the SARIF report
 */
const scanCommand = (gate, reference, report) => ({
    ...COMMANDS[gate.kind](gate, reference, report),
    timeoutMs: gate.timeoutMs,
    group: true
});
const COMMANDS = {
    trivy: ({ severity, ignoreUnfixed, ignoreFile, timeoutMs }, reference, report) => ({
        tool: 'trivy',
        args: [
            ...['image', '--image-src', 'remote', '--no-progress', '--timeout', `${timeoutMs}ms`],
            ...['--severity', severity.join(','), '--exit-code', String(FOUND.trivy)],
            ...(ignoreUnfixed ? ['--ignore-unfixed'] : []),
            ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile]),
            ...(report === undefined ? ['--format', 'table'] : ['--format', 'sarif', '--output', report]),
            reference
        ],
        env: { TRIVY_DISABLE_TELEMETRY: 'true', TRIVY_SKIP_VERSION_CHECK: 'true' }
    }),
    grype: ({ severity, ignoreUnfixed, ignoreFile }, reference, report) => ({
        tool: 'grype',
        args: [
            ...[`registry:${reference}`, '--fail-on', (severity[0] ?? 'HIGH').toLowerCase()],
            ...(ignoreUnfixed ? ['--only-fixed'] : []),
            ...(ignoreFile === undefined ? [] : ['--config', ignoreFile]),
            ...['--output', 'table', ...(report === undefined ? [] : ['--output', `sarif=${report}`])]
        ],
        env: { GRYPE_CHECK_FOR_APP_UPDATE: 'false' }
    })
};
/** What a scanner's end means: something that it found is told apart from a scan that never was. */
function readScanEnd(scanner, exitCode, stderr) {
    if (exitCode === 0)
        return 'clean';
    if (exitCode === FOUND[scanner])
        return 'found';
    return NO_DATABASE.test(stderr) ? 'no-database' : 'failed';
}
/** As trivy 0.72 and grype 0.121 say it. */
const NO_DATABASE = /(failed to download|unable to update|failed to update|unable to check for|failed to load) (the )?(vulnerability|java|artifact)?[\w ]*(db|database|artifact)|database (does not exist|is invalid)|DB error:/i;


/***/ }),

/***/ 71203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dryRun: () => (/* binding */ dryRun)
});

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
const redactSteps = (steps, redact) => steps.map(({ title, commands, note }) => ({
    title: redact(title),
    commands: commands.map(({ tool, args, env = {} }) => ({
        tool: redact(tool),
        args: args.map(redact),
        env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, redact(value)]))
    })),
    ...(note === undefined ? {} : { note: redact(note) })
}));
/** The commands of a run, those of each part below its title; a shell would take it for comments and commands. */
const renderSteps = (steps) => steps
    .map(({ title, commands, note }) => [`# ${title}${note === undefined ? '' : `. ${note}`}`, ...commands.map(shellLine)]
    .map(line => `${line}\n`)
    .join(''))
    .join('\n');
/** The same as data; what is written to standard input is left out. */
const stepsAsJson = (steps) => JSON.stringify({
    steps: steps.map(({ title, commands, note }) => ({
        title,
        commands: commands.map(({ tool, args, env = {} }) => ({ tool, args, env })),
        ...(note === undefined ? {} : { note })
    }))
}, null, 2);

// EXTERNAL MODULE: ./src/context/secret-variables.ts
var secret_variables = __webpack_require__(9567);
// EXTERNAL MODULE: ./src/oci/platform.ts
var platform = __webpack_require__(1890);
// EXTERNAL MODULE: ./src/run/guard.ts + 1 modules
var guard = __webpack_require__(28874);
// EXTERNAL MODULE: ./src/run/outcome.ts
var outcome = __webpack_require__(36497);
// EXTERNAL MODULE: ./src/run/report.ts + 5 modules
var report = __webpack_require__(18962);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/buildx/build-command.ts
var build_command = __webpack_require__(23892);
// EXTERNAL MODULE: ./src/buildx/builder-command.ts
var builder_command = __webpack_require__(40203);
// EXTERNAL MODULE: ./src/buildx/imagetools.ts
var imagetools = __webpack_require__(61266);
// EXTERNAL MODULE: ./src/engine/compose-command.ts
var compose_command = __webpack_require__(12018);
// EXTERNAL MODULE: ./src/engine/container-command.ts
var container_command = __webpack_require__(99565);
// EXTERNAL MODULE: ./src/engine/emulation.ts
var emulation = __webpack_require__(60134);
// EXTERNAL MODULE: ./src/engine/probes.ts
var probes = __webpack_require__(52975);
// EXTERNAL MODULE: ./src/engine/scan-command.ts
var scan_command = __webpack_require__(74493);
// EXTERNAL MODULE: ./src/oci/reference.ts
var reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/plan/source-date.ts
var source_date = __webpack_require__(8219);
// EXTERNAL MODULE: ./src/stages/build.ts + 3 modules
var build = __webpack_require__(15332);
// EXTERNAL MODULE: ./src/stages/check-tools.ts
var check_tools = __webpack_require__(6977);
// EXTERNAL MODULE: ./src/stages/container-spec.ts
var container_spec = __webpack_require__(93242);
// EXTERNAL MODULE: ./src/stages/emulators.ts
var stages_emulators = __webpack_require__(27643);
// EXTERNAL MODULE: ./src/stages/log-in.ts
var log_in = __webpack_require__(16673);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
// EXTERNAL MODULE: ./src/stages/test-stage.ts
var test_stage = __webpack_require__(50056);
;// CONCATENATED MODULE: ./src/stages/dry-run.ts


















/**
 * The commands by which a run would change something, made by what a run makes them by; digests that no build has given
 * yet stand as `<digest of hello/linux/amd64>`.
 */
async function listCommands(given) {
    const sources = { ...given, files: { ...given.files, writePrivate: async () => { } } };
    const { plan, settings, session, dockerConfig } = sources;
    const builder = settings.tools.builder ?? session.ownBuilder ?? '';
    const logins = (0,log_in/* planLogins */.IB)(settings, plan, dockerConfig);
    const [emulators, builds, checks] = await Promise.all([
        (0,stages_emulators/* emulatorsToRegister */.d)(sources.host, plan, sources.files),
        Promise.all(plan.targets.map((target, index) => buildSteps(target, index, builder, sources))),
        Promise.all(plan.targets.map(target => checkStep(target, sources)))
    ]);
    const steps = [
        { title: 'look at the tools', commands: [container_command/* versionCommand */.Mr, check_tools/* buildxVersionCommand */.cz] },
        {
            title: settings.tools.builder === undefined ? 'create a builder' : 'start the builder',
            commands: [
                settings.tools.builder === undefined
                    ? (0,builder_command/* createBuilderCommand */.Tb)(builder, settings.tools, configFile(sources))
                    : (0,builder_command/* inspectBuilderCommand */.rs)(builder)
            ]
        },
        { title: 'log in', commands: logins.map(log_in/* loginCommand */.nc) },
        {
            title: 'register emulators',
            commands: emulators.length === 0 ? [] : [(0,emulation/* installEmulatorsCommand */.nR)(settings.tools.binfmtImage, emulators)]
        },
        ...builds.flat(),
        ...checks,
        ...gateSteps(sources),
        ...publishSteps(sources, builder),
        { title: 'remove the builder', commands: session.ownBuilder === undefined ? [] : [(0,builder_command/* removeBuilderCommand */.TX)(builder)] }
    ];
    return steps.filter(({ commands, note }) => commands.length > 0 || note !== undefined);
}
const configFile = ({ settings, session }) => settings.tools.buildkitdConfig === undefined ? undefined : `${session.folder}/buildkitd.toml`;
async function buildSteps(target, index, builder, { plan, settings, session, secretVariables, files }) {
    const dockerfile = await (0,build/* readDockerfile */.n_)(target, files);
    const context = {
        builder,
        plan,
        options: { ...settings.build, secrets: settings.build.secrets.map(dry_run_hidden) },
        secretVariables: Object.fromEntries(secretVariables.map(name => [name, HIDDEN])),
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
const HIDDEN = '***';
/** @param secret `id=value` */
const dry_run_hidden = (secret) => `${secret.slice(0, secret.indexOf('='))}=${HIDDEN}`;
const digestReference = (target) => `${target.repository}@<digest of ${target.id}>`;
/** What an image says of itself is known when it is built: its HEALTHCHECK, its ports, its user. */
const UNKNOWN = {
    hasHealthcheck: false,
    exposedPorts: [],
    size: 0,
    layers: 0,
    user: '',
    entrypoint: [],
    command: [],
    env: [],
    workdir: ''
};
const NO_ENGINE = { engine: async () => undefined };
async function checkStep(target, sources) {
    const { plan, session, files, temp } = sources;
    const reference = plan.push.push ? digestReference(target) : (0,stages_session/* localImageName */.ci)(session, target.id);
    const title = `check ${target.id}`;
    const pull = plan.push.push ? [(0,container_command/* pullCommand */.TW)(reference, target.platform)] : [];
    if (target.smoke === 'off')
        return { title, commands: [] };
    if (target.smoke.compose)
        return { title, ...stackCommands(target, target.smoke.compose.file, pull, session) };
    const config = { ...UNKNOWN, platform: target.platform };
    const image = { reference, config, session };
    const spec = await (0,container_spec/* containerSpec */.$)(target, target.smoke.container, undefined, image, { runtime: NO_ENGINE, files, temp });
    return { title, commands: [...pull, ...smokeCommands(target.smoke, spec, config)], note: SMOKE_NOTE };
}
const SMOKE_NOTE = "Memory, the HEALTHCHECK's interval and the ports that are published follow from the engine and the built image.";
function smokeCommands(smoke, spec, config) {
    const decision = (0,probes/* decideProbes */.Sx)(smoke, config);
    const publish = decision.ok ? decision.publish : [];
    const tools = smoke.checks.filter(check => check.kind === 'run');
    const oneShots = tools.map((check, index) => (0,container_command/* runOnceCommand */.Ur)(oneShot(spec, check, index)));
    const isTool = decision.ok && !decision.needsContainer;
    const names = [...(isTool ? [] : [spec.name]), ...tools.map((_, index) => `${spec.name}-run-${index}`)];
    return [
        ...(isTool ? [] : [(0,container_command/* runCommand */.d1)({ ...spec, publish })]),
        ...smoke.checks.flatMap(check => (check.kind === 'exec' ? [(0,container_command/* execCommand */.NK)(spec.name, check.command)] : [])),
        ...oneShots,
        ...names.map(name => (0,container_command/* removeContainersCommand */.yp)([name]))
    ];
}
const oneShot = (spec, { command, entrypoint }, index) => ({
    ...spec,
    name: `${spec.name}-run-${index}`,
    command,
    ...(entrypoint === undefined ? {} : { entrypoint })
});
function stackCommands(target, file, pull, session) {
    const name = (0,stages_session/* stackName */.Qx)(session, target.id);
    const asked = { name, file, folder: (0,external_node_path_.dirname)(file) };
    const made = { name, file: `${(0,stages_session/* stackFolder */.pl)(session, target.id)}/compose.json`, folder: (0,external_node_path_.dirname)(file) };
    return {
        commands: [(0,compose_command/* configCommand */.oT)(asked), ...pull, (0,compose_command/* upCommand */.Pl)(made), (0,compose_command/* removeStackCommand */.mi)(made)],
        note: 'The second file is made of the first, with the built images in it.'
    };
}
function gateSteps({ settings, plan }) {
    if (!plan.push.push)
        return [];
    return settings.gates.map(gate => {
        const title = `gate "${gate.name}"`;
        if (gate.kind === 'run') {
            const [tool = '', ...args] = gate.command;
            return { title, commands: [{ tool, args }], note: 'Once for each build target.' };
        }
        if (gate.kind === 'cosign')
            return { title, commands: [], note: 'cosign signs each index before a tag points at it.' };
        return { title, commands: plan.targets.map(target => (0,scan_command/* scanCommand */.xs)(gate, digestReference(target), undefined)) };
    });
}
/** Where there is more than one index, all are uploaded before the first tag. Then version tags, moving ones last. */
function publishSteps({ plan, settings }, builder) {
    if (!plan.push.push)
        return [];
    const published = plan.publications.filter(({ tags }) => tags.length > 0);
    const indexes = published.flatMap(({ repositories }) => repositories).length;
    const isUploadedFirst = indexes > 1 || settings.gates.some(({ kind }) => kind === 'cosign');
    const uploads = published.map(publication => ({
        title: `upload the index of ${publication.id}`,
        commands: uploadCommands(publication, plan, builder)
    }));
    const writes = [false, true].flatMap(moving => plan.publications.map(publication => ({
        title: `publish ${moving ? 'moving tags' : 'version tags'} of ${publication.id}`,
        commands: (isUploadedFirst ? tagCommands : writeCommands)(publication, moving, plan, builder)
    })));
    return [...(isUploadedFirst ? uploads : []), ...writes];
}
const indexReference = (repository, { id }) => `${repository}@<digest of the index of ${id}>`;
const indexOf = ({ targets, annotations }, plan) => ({
    sources: plan.targets.filter(({ id }) => targets.includes(id)).map(digestReference),
    annotations: annotations.map(build_command/* formatAnnotation */.t)
});
/** Printed for its digest, then written by it. */
const uploadCommands = (publication, plan, builder) => publication.repositories.flatMap(repository => {
    const index = indexOf(publication, plan);
    const tags = [indexReference(repository, publication)];
    return [(0,imagetools/* printIndexCommand */.hG)(builder, index), (0,imagetools/* createIndexCommand */.kr)(builder, { ...index, tags })];
});
const namesOf = ({ tags }, moving) => tags.filter(tag => tag.moving === moving).map(({ name }) => name);
function tagCommands(publication, moving, _, builder) {
    const names = namesOf(publication, moving);
    if (names.length === 0)
        return [];
    return publication.repositories.map(repository => (0,imagetools/* createIndexCommand */.kr)(builder, {
        tags: names.map(name => (0,reference/* withTag */.Rd)(repository, name)),
        sources: [indexReference(repository, publication)],
        annotations: []
    }));
}
function writeCommands(publication, moving, plan, builder) {
    const names = namesOf(publication, moving);
    if (names.length === 0)
        return [];
    const tags = publication.repositories.flatMap(repository => names.map(name => (0,reference/* withTag */.Rd)(repository, name)));
    return [(0,imagetools/* createIndexCommand */.kr)(builder, { ...indexOf(publication, plan), tags })];
}

// EXTERNAL MODULE: ./src/stages/open-session.ts + 1 modules
var open_session = __webpack_require__(90450);
// EXTERNAL MODULE: ./src/stages/prepare.ts + 24 modules
var prepare = __webpack_require__(93204);
// EXTERNAL MODULE: ./src/stages/secrets.ts
var stages_secrets = __webpack_require__(21006);
// EXTERNAL MODULE: ./src/stages/workspace-files.ts
var workspace_files = __webpack_require__(92920);
;// CONCATENATED MODULE: ./src/main/dry-run.ts












/** Prints the commands of a run and starts none, but those of git that tell the event. */
async function dryRun(given) {
    const secrets = (0,stages_secrets/* createSecrets */.g)();
    const ports = { ...given, workflow: (0,stages_secrets/* hidingWorkflow */.N)(given.workflow, secrets) };
    const { env, files, machine, workflow } = ports;
    const prepared = await (0,prepare/* prepare */.i)({ ...ports, process: ports.createProcess((0,guard/* gitEnvironment */._K)(env), ports.signal) });
    if (!prepared.ok)
        return (0,report/* reportRun */.Go)((0,outcome/* failedBeforePlan */.m6)(env, prepared.failures), secrets, workflow);
    const { settings, retries } = prepared;
    const { plan } = await (0,guard/* previewPlan */.O0)(prepared, ports);
    await (0,workspace_files/* examineWorkspaceFiles */.sT)(plan, ports);
    const session = (0,open_session/* openSession */.fA)(settings, plan, { ...ports, retries });
    const listed = await listCommands({
        plan,
        settings,
        session,
        secretVariables: Object.keys((0,secret_variables/* readSecretVariables */.G)(settings.build, env).found),
        dockerConfig: await files.read(`${(0,open_session/* userDockerConfig */.O8)(env)}/config.json`),
        host: (0,platform/* parsePlatform */.FL)(`linux/${machine.arch === 'x64' ? 'amd64' : machine.arch}`),
        files,
        temp: ports.temp
    });
    (0,stages_session/* forgetSession */.Iz)(workflow);
    const steps = redactSteps(listed, secrets.redact);
    workflow.setOutput('commands', stepsAsJson(steps));
    (workflow.report ?? workflow.info)(renderSteps(steps));
}


/***/ })

};
