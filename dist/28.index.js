export const id = 28;
export const ids = [28];
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

/***/ 31890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseProject),
/* harmony export */   z: () => (/* binding */ hasHealthcheck)
/* harmony export */ });
const parseProject = (json) => {
    const project = JSON.parse(json);
    return { ...project, services: project.services ?? {} };
};
/** Whether a container of the service has a health check, given whether its image has one. */
function hasHealthcheck({ healthcheck }, ofImage) {
    if (healthcheck?.disable === true)
        return false;
    const [kind] = healthcheck?.test ?? [];
    return kind === undefined ? ofImage : kind !== 'NONE';
}


/***/ }),

/***/ 80383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jw: () => (/* binding */ describeState),
/* harmony export */   ik: () => (/* binding */ culprit),
/* harmony export */   vS: () => (/* binding */ readListing),
/* harmony export */   xz: () => (/* binding */ readiness)
/* harmony export */ });
/* unused harmony export parseServices */
/** Reads `docker compose ps --all --format json`: one JSON object a line, a list of them before 2.21. */
function parseServices(stdout) {
    const text = stdout.trim();
    const rows = text.startsWith('[') ? JSON.parse(text) : text.split('\n').filter(Boolean).map(parseRow);
    return rows
        .filter(({ Labels = '' }) => !Labels.includes(ONE_OFF))
        .map(({ Service = '', Name = '', State = '', Health = '', ExitCode = 0 }) => ({
        service: Service,
        name: Name,
        state: State,
        health: Health,
        exitCode: ExitCode
    }));
}
function readListing(exitCode, stdout, stderr) {
    const unknown = (words) => ({ known: false, states: [], words });
    if (exitCode !== 0)
        return unknown(stderr.trim() || 'docker compose ps does not answer');
    const states = parseServices(stdout);
    return states.length === 0 ? unknown('docker compose ps lists no containers') : { known: true, states };
}
/** Containers of `docker compose run`. */
const ONE_OFF = 'com.docker.compose.oneoff=True';
const parseRow = (line) => JSON.parse(line);
const ENDED = ['exited', 'dead'];
/** A service that has ended well was a task, and is done. */
function readiness({ state, health, exitCode }) {
    if (ENDED.includes(state))
        return exitCode === 0 && state === 'exited' ? 'ready' : 'failed';
    return state === 'running' && (health === '' || health === 'healthy') ? 'ready' : 'waiting';
}
/** `running, unhealthy`, `exited with code 3`. */
function describeState({ state, health, exitCode }) {
    if (state === 'created')
        return 'not started';
    if (ENDED.includes(state) || state === 'restarting')
        return `${state} with code ${exitCode}`;
    return [state, health].filter(Boolean).join(', ');
}
/**
 * The service that keeps the others waiting: one that has failed, else one that is not ready although everything it
 * depends on is.
 */
function culprit(states, { services }, isWanted) {
    const wanted = states.filter(({ service }) => isWanted(service));
    const failed = wanted.find(state => readiness(state) === 'failed');
    if (failed)
        return failed;
    const waiting = wanted.filter(state => readiness(state) === 'waiting');
    const isWaiting = (service) => waiting.some(one => one.service === service);
    const first = waiting.filter(({ service }) => !Object.keys(services[service]?.depends_on ?? {}).some(isWaiting));
    return first.find(({ state }) => state === 'restarting') ?? first[0] ?? waiting[0];
}


/***/ }),

/***/ 4446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ lastLine)
/* harmony export */ });
/** What a tool said in the end; '' when it said nothing. */
const lastLine = (text) => text.trim().split('\n').at(-1)?.trim() ?? '';


/***/ }),

/***/ 41172:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ listServices),
/* harmony export */   V: () => (/* binding */ awaitListing)
/* harmony export */ });
/* harmony import */ var _engine_compose_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12018);
/* harmony import */ var _engine_compose_services_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80383);


const POLL_MS = 300;
/** Asks until compose tells how the services are; what it said last, when nobody waits any more. */
async function awaitListing(source, stop, { process, clock }) {
    let listing = await listServices(source, process);
    while (!listing.known && !stop.aborted) {
        await clock.sleep(POLL_MS, stop);
        listing = await listServices(source, process);
    }
    return listing;
}
async function listServices(source, process) {
    const { exitCode, stdout, stderr } = await process.run((0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_0__/* .servicesCommand */ .ks)(source));
    return (0,_engine_compose_services_js__WEBPACK_IMPORTED_MODULE_1__/* .readListing */ .vS)(exitCode, stdout, stderr);
}


/***/ }),

/***/ 20022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ae: () => (/* binding */ OUTPUT_LINES),
/* harmony export */   mB: () => (/* binding */ runRound),
/* harmony export */   wn: () => (/* binding */ oneShotName)
/* harmony export */ });
/* harmony import */ var _engine_compose_command_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12018);
/* harmony import */ var _engine_compose_services_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80383);
/* harmony import */ var _engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99565);
/* harmony import */ var _engine_probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52975);
/* harmony import */ var _list_services_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41172);
/* harmony import */ var _run_probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15432);
/* harmony import */ var _watch_container_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83734);
/* harmony import */ var _watch_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30787);








const POLL_MS = 300;
/** For compose to tell how the services are when the checks have passed. */
const LAST_LOOK_MS = 10_000;
/** Starts all services, waits for those that the checks need, and checks the one under test. */
async function runRound(round, ports) {
    const { containerName, probes } = round;
    const { process } = ports;
    const stop = new AbortController();
    const watched = (0,_watch_container_js__WEBPACK_IMPORTED_MODULE_2__/* .watchContainer */ .t)(containerName, ports.runtime, stop.signal).current();
    const log = followLog(round, watched, stop.signal, process);
    try {
        const trouble = await startServices(round, ports);
        ports.signal.throwIfAborted();
        if (trouble)
            return { passed: false, trouble };
        const running = { name: containerName, watched, log, runOnce: runOnceBy(round, ports) };
        const outcome = await (0,_run_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .runProbes */ .j)(probes, running, ports);
        ports.signal.throwIfAborted();
        const { flapped, outOfMemory } = watched.seen;
        if (!outcome.passed)
            return { passed: false, trouble: { kind: 'checks', outcome: { ...outcome, outOfMemory } } };
        const late = await lateTrouble(round, ports);
        ports.signal.throwIfAborted();
        return late
            ? { passed: false, trouble: late }
            : { passed: true, measured: { startup: outcome.healthyMs, ...outcome.usage }, flapped };
    }
    finally {
        stop.abort();
    }
}
/** From its first line on, as soon as there is a container; only where a check asks for lines. */
function followLog({ containerName, probes }, watched, stop, process) {
    const patterns = (0,_engine_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .patternsOf */ .D4)(probes);
    const log = (0,_watch_log_js__WEBPACK_IMPORTED_MODULE_4__/* .watchLog */ .C)(patterns);
    if (patterns.length === 0)
        return log;
    void watched.started.then(() => process.run((0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_0__/* .followLogCommand */ .dr)(containerName), { signal: stop, keep: false, onLine: log.onLine }));
    return log;
}
/** A one-shot container of the service: with its variables, volumes and networks. */
function runOnceBy({ source, stack, containerName }, { process, runtime }) {
    let count = 0;
    return (check, signal) => {
        const container = oneShotName(containerName, ++count);
        const command = (0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_5__/* .runServiceCommand */ .Cf)(source, stack.service, container, check);
        const run = async () => {
            const { exitCode } = await process.run(command, { signal, keep: false });
            // Of the container alone: compose has words of its own in between.
            const output = (await runtime.logs(container, OUTPUT_LINES)).join('\n');
            return { exitCode: signal.aborted ? null : exitCode, output };
        };
        return { container, done: run() };
    };
}
/** Not the other way round: the engine tells events of every container whose name begins with the one asked for. */
const oneShotName = (containerName, number) => `run-${number}-${containerName}`;
const OUTPUT_LINES = 10_000;
/** @returns what went wrong before the checks could begin. */
async function startServices(round, ports) {
    const { clock, signal, process } = ports;
    const over = new AbortController();
    const stop = AbortSignal.any([over.signal, signal]);
    // Compose itself waits without end for what depends on a service that never gets healthy.
    void clock.sleep(round.limitMs, stop).then(() => over.abort());
    const trouble = async (reason, words = '') => {
        const listing = await (0,_list_services_js__WEBPACK_IMPORTED_MODULE_6__/* .listServices */ .T)(round.source, process);
        const isUnknown = reason === 'not-ready' && !listing.known;
        return isUnknown ? unknown(listing) : { kind: 'services', reason, states: listing.states, words };
    };
    try {
        const { exitCode, stderr } = await process.run((0,_engine_compose_command_js__WEBPACK_IMPORTED_MODULE_5__/* .upCommand */ .Pl)(round.source), { signal: stop });
        if (over.signal.aborted)
            return await trouble('not-ready');
        if (exitCode !== 0)
            return await trouble('not-started', stderr);
        while (!signal.aborted) {
            const listing = await (0,_list_services_js__WEBPACK_IMPORTED_MODULE_6__/* .awaitListing */ .V)(round.source, stop, ports);
            if (!listing.known)
                return unknown(listing);
            const { states } = listing;
            const wanted = wantedOf(round, states);
            if (wanted.some(isFailed))
                return { kind: 'services', reason: 'failed', states, words: '' };
            // The checks find out best why it is not there any more.
            const hasEnded = states.some(state => state.service === round.stack.service && isFailed(state));
            if (hasEnded || wanted.every(state => (0,_engine_compose_services_js__WEBPACK_IMPORTED_MODULE_7__/* .readiness */ .xz)(state) === 'ready'))
                return undefined;
            if (over.signal.aborted)
                return { kind: 'services', reason: 'not-ready', states, words: '' };
            await clock.sleep(POLL_MS, stop);
        }
        return undefined;
    }
    finally {
        over.abort();
    }
}
/** What another service did while this one was checked. */
async function lateTrouble(round, ports) {
    const over = new AbortController();
    const stop = AbortSignal.any([over.signal, ports.signal]);
    void ports.clock.sleep(LAST_LOOK_MS, stop).then(() => over.abort());
    const listing = await (0,_list_services_js__WEBPACK_IMPORTED_MODULE_6__/* .awaitListing */ .V)(round.source, stop, ports);
    over.abort();
    if (!listing.known)
        return unknown(listing);
    const { states } = listing;
    return wantedOf(round, states).some(isFailed)
        ? { kind: 'services', reason: 'failed-later', states, words: '' }
        : undefined;
}
const unknown = ({ states, words }) => ({
    kind: 'services',
    reason: 'unknown',
    states,
    words
});
const isFailed = (state) => (0,_engine_compose_services_js__WEBPACK_IMPORTED_MODULE_7__/* .readiness */ .xz)(state) === 'failed';
/** Those the checks wait for: the service under test is looked at by the checks themselves. */
const wantedOf = ({ stack }, states) => states.filter(({ service }) => service !== stack.service && (stack.wait?.includes(service) ?? true));


/***/ }),

/***/ 92028:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hh: () => (/* binding */ serviceContainer),
  stackTest: () => (/* binding */ stackTest),
  jy: () => (/* binding */ startedSource),
  FN: () => (/* binding */ stopCommands)
});

// EXTERNAL MODULE: ./src/engine/choose-gpu.ts
var choose_gpu = __webpack_require__(78758);
// EXTERNAL MODULE: ./src/engine/bounds.ts
var bounds = __webpack_require__(57705);
// EXTERNAL MODULE: ./src/engine/capabilities.ts
var capabilities = __webpack_require__(70390);
;// CONCATENATED MODULE: ./src/engine/compose-bounds.ts


/** What the smoke test says, else the file, else what a container that is checked alone has. */
function boundsOf(service, asked, host) {
    const { cpus, pids } = service.deploy?.resources?.limits ?? {};
    const cpuLimit = asked.cpus ?? service.cpus ?? cpus;
    return {
        ...memoryBounds(service, asked, host),
        ...(cpuLimit === undefined ? {} : { cpus: cpuLimit }),
        pids_limit: asked.pids ?? service.pids_limit ?? pids ?? bounds/* DEFAULT_PIDS */.Hb,
        logging: service.logging ?? bounds/* LOG_LIMITS */.ST,
        ...compose_bounds_capabilities(service, asked, host)
    };
}
/** Bytes that the file itself gives a service. */
function memoryOf({ mem_limit, deploy }) {
    const limit = mem_limit ?? deploy?.resources?.limits?.memory;
    return limit === undefined ? undefined : Number(limit);
}
function memoryBounds(service, { memory }, host) {
    const own = memoryOf(service);
    if (memory === undefined && own !== undefined)
        return { mem_limit: String(own) };
    // The engine starts nothing whose limit is below what it has reserved.
    const reserved = Number(service.mem_reservation ?? service.deploy?.resources?.reservations?.memory ?? 0);
    const limit = memory ?? (host.memory && Math.max((0,bounds/* memoryShare */.xC)(host.memory), reserved));
    // As much swap as memory means none: swapping is only slower.
    return limit === undefined ? {} : { mem_limit: String(limit), memswap_limit: String(limit) };
}
/** A file that says anything of capabilities is taken at its word. */
function compose_bounds_capabilities(service, { capAdd, user }, host) {
    const { cap_add, cap_drop, privileged } = service;
    if (capAdd === undefined && (privileged === true || cap_add != null || cap_drop != null))
        return {};
    return { cap_drop: ['ALL'], cap_add: (0,capabilities/* capabilitiesFor */.Qw)(capAdd, user ?? service.user ?? host.user) };
}

// EXTERNAL MODULE: ./src/engine/compose-command.ts
var compose_command = __webpack_require__(12018);
// EXTERNAL MODULE: ./src/engine/compose-project.ts
var compose_project = __webpack_require__(31890);
// EXTERNAL MODULE: ./src/inputs/objects.ts
var objects = __webpack_require__(89469);
;// CONCATENATED MODULE: ./src/engine/compose-deploy.ts
const GPUS = {
    runtime: { driver: 'nvidia', count: 'all', capabilities: ['gpu'] },
    cdi: { driver: 'cdi', device_ids: ['nvidia.com/gpu=all'], capabilities: ['gpu'] }
};
/**
 * `deploy` of the service under test: one container without a restart policy, since it must not die, and would get
 * another host port each time. Limits stand in the service itself: compose refuses a project that has them in both
 * places, also where one of them says nothing of what the other one limits.
 */
function deployOf({ deploy, mem_reservation }, gpus) {
    const { replicas, restart_policy, resources: { limits, reservations, ...resources } = {}, ...rest } = deploy ?? {};
    const { devices: ofFile = [], ...reserved } = reservations ?? {};
    const devices = gpus === undefined ? ofFile : [...ofFile.filter(one => !isGpu(one)), ...granted(gpus)];
    if (deploy === undefined && devices.length === 0)
        return {};
    if (reservations === undefined && devices.length === 0)
        return { deploy: { ...rest, resources } };
    const memory = mem_reservation === undefined ? {} : { memory: mem_reservation };
    const listed = devices.length === 0 ? {} : { devices };
    return { deploy: { ...rest, resources: { ...resources, reservations: { ...reserved, ...memory, ...listed } } } };
}
const granted = (gpus) => (gpus === 'none' ? [] : [GPUS[gpus]]);
const isGpu = ({ capabilities = [], device_ids = [] }) => capabilities.includes('gpu') || device_ids.some(id => id.startsWith('nvidia.com/gpu'));

;// CONCATENATED MODULE: ./src/engine/compose-stack.ts



/** Health checks of other services: often a command line of some weight. */
const OTHER_INTERVAL_MS = 1000;
/**
 * The same project with images of this run, under names of its own, so that several run side by side on one machine:
 * as a whole file, since compose's ways to override parts of one came with 2.24 and differ in what they merge.
 */
function stackProject(project, part) {
    return {
        ...project,
        name: part.name,
        services: (0,objects/* mapValues */.L)(project.services, (service, name) => stackService(service, name, project, part)),
        ...resources(project, 'networks', part),
        ...resources(project, 'volumes', part)
    };
}
function stackService(service, name, project, part) {
    const { build, profiles, container_name, ports, command, entrypoint, ...rest } = service;
    const isSubject = name === part.subject.service;
    const image = part.images[name];
    const health = healthcheck(service, image, !isSubject || isAwaited(name, project), part);
    const published = [...(ports ?? []), ...(isSubject ? part.subject.publish.map(target => ({ target })) : [])];
    const networks = container_name === undefined ? rest.networks : withAlias(rest.networks, container_name);
    return {
        ...rest,
        ...(command ? { command } : {}),
        ...(entrypoint ? { entrypoint } : {}),
        ...(networks === undefined ? {} : { networks }),
        ...(published.length === 0 ? {} : { ports: loopbackPorts(published) }),
        ...(health === undefined ? {} : { healthcheck: health }),
        ...(part.readOnlyBinds && rest.volumes ? { volumes: rest.volumes.map(readOnlyBind) } : {}),
        ...(image === undefined ? {} : ownImage(image)),
        ...(isSubject ? subject(rest, part.subject) : {}),
        labels: { ...rest.labels, ...part.labels }
    };
}
/** Pulled before, by the digest that was pushed. */
const ownImage = ({ reference, platform }) => ({
    image: reference,
    platform,
    pull_policy: 'never'
});
/** Other containers may know it by its fixed name. */
const withAlias = (networks, alias) => networks && (0,objects/* mapValues */.L)(networks, network => ({ ...network, aliases: [...(network?.aliases ?? []), alias] }));
/** On random ports of the host: fixed ones are taken when two platforms are checked side by side. */
function loopbackPorts(ports) {
    const unique = new Map(ports.map(({ target, protocol = 'tcp' }) => [`${target}/${protocol}`, { target, protocol }]));
    return [...unique.values()].map(port => ({ mode: 'ingress', host_ip: '127.0.0.1', ...port }));
}
/** Another service starts when this one is healthy, and compose gives up when it is unhealthy. */
const isAwaited = (name, { services }) => Object.values(services).some(({ depends_on }) => depends_on?.[name]?.condition === 'service_healthy');
/** More than any limit has room for: the check's own limit decides, not the file's count of long intervals. */
const ENDLESS = 1_000_000;
/** Asked often, whatever the file says. */
function healthcheck(service, image, endless, { subject: { health } }) {
    if (!(0,compose_project/* hasHealthcheck */.z)(service, image?.hasHealthcheck ?? false))
        return service.healthcheck;
    const { start_interval, ...rest } = service.healthcheck ?? {};
    const intervalMs = image === undefined ? OTHER_INTERVAL_MS : health.intervalMs;
    return {
        ...rest,
        ...(image === undefined || health.timeoutMs === undefined ? {} : { timeout: `${health.timeoutMs}ms` }),
        interval: `${intervalMs}ms`,
        ...(endless ? { retries: ENDLESS } : {}),
        start_period: '1ms'
    };
}
const readOnlyBind = (mount) => mount.type === 'bind' ? { ...mount, read_only: true } : mount;
/** The service under test is one container, of a name that is known before it starts. */
function subject(service, { containerName, container, bounds, gpus }) {
    const env = (0,objects/* mapValues */.L)(container.env, literal);
    return {
        container_name: containerName,
        scale: 1,
        restart: 'no',
        ...deployOf(service, gpus),
        // The short form of newer versions.
        ...(service.gpus === undefined || gpus === undefined ? {} : { gpus: [] }),
        environment: { ...service.environment, ...env },
        ...bounds,
        ...containerOptions(container)
    };
}
/** What the smoke test says of the container goes over the file. */
const containerOptions = (container) => ({
    ...(container.command === undefined ? {} : { command: container.command.map(literal) }),
    ...(container.entrypoint === undefined ? {} : { entrypoint: [literal(container.entrypoint)] }),
    ...(container.user === undefined ? {} : { user: literal(container.user) }),
    ...(container.readOnly ? { read_only: true } : {}),
    ...(container.tmpfs.length === 0 ? {} : { tmpfs: container.tmpfs.map(literal) }),
    ...(container.shmSize === undefined ? {} : { shm_size: String(container.shmSize) }),
    ...(container.extraHosts.length === 0 ? {} : { extra_hosts: container.extraHosts.map(literal) })
});
/** Compose replaces variables in what it reads; what it printed itself has its dollars doubled already. */
const literal = (text) => text.replaceAll('$', '$$$$');
function resources(project, kind, { name, labels }) {
    const all = project[kind];
    return all === undefined
        ? {}
        : { [kind]: (0,objects/* mapValues */.L)(all, (one, key) => (one?.external ? one : ownResource(one, `${name}_${key}`, labels))) };
}
const ownResource = (resource, name, labels) => ({ ...resource, name, labels: { ...resource?.labels, ...labels } });

// EXTERNAL MODULE: ./src/engine/probes.ts
var engine_probes = __webpack_require__(52975);
// EXTERNAL MODULE: ./src/engine/restart-probes.ts
var restart_probes = __webpack_require__(77197);
// EXTERNAL MODULE: ./src/engine/compose-services.ts
var compose_services = __webpack_require__(80383);
// EXTERNAL MODULE: ./src/stages/explain.ts + 3 modules
var explain = __webpack_require__(55944);
// EXTERNAL MODULE: ./src/stages/last-line.ts
var last_line = __webpack_require__(4446);
// EXTERNAL MODULE: ./src/stages/list-services.ts
var list_services = __webpack_require__(41172);
;// CONCATENATED MODULE: ./src/stages/explain-stack.ts




/** Of each service but the one it is about. */
const OTHER_LINES = 30;
/** Names the service that is at fault, with the log of every one; its own stands last, where logs are read. */
async function explainStack(target, trouble, round, known, ports) {
    const { stack, probes } = round;
    const { runtime } = ports;
    const suspect = { ...known, probes, spec: { ...known.spec, name: round.containerName } };
    if (trouble.kind === 'checks') {
        const failure = await (0,explain/* explain */.W)(target, trouble.outcome, suspect, runtime);
        return withLogs(failure, (await (0,list_services/* listServices */.T)(round.source, ports.process)).states, stack.service, runtime);
    }
    const { states, reason } = trouble;
    const isWanted = (service) => reason === 'not-started' || service === stack.service || (stack.wait?.includes(service) ?? true);
    const found = (0,compose_services/* culprit */.ik)(states, stack.project, isWanted);
    if (found === undefined)
        return withLogs(noCulprit(target, trouble), states, undefined, runtime);
    const failure = found.service === stack.service
        ? await (0,explain/* explain */.W)(target, outcomeOf(trouble, round), suspect, runtime)
        : await explainService(target, found, trouble, round, suspect, runtime);
    return withLogs(failure, states, found.service, runtime);
}
/** The service under test keeps others waiting, or did not start. */
function outcomeOf({ reason, words }, { probes, limitMs }) {
    const failed = { passed: false, outOfMemory: false, probe: probes.probes[0] };
    return reason === 'not-started'
        ? { ...failed, probe: undefined, reason: 'could not be started', startError: (0,last_line/* lastLine */.f)(words) }
        : { ...failed, reason: `not healthy in ${limitMs / 1000} s` };
}
const noCulprit = ({ id }, { reason, words }) => ({
    code: 'check-failed',
    target: id,
    title: `${reason === 'unknown' ? 'it is not known how the services of the stack are' : 'the stack could not be started'}${words === '' ? '' : `: ${(0,last_line/* lastLine */.f)(words)}`}`,
    remedy: "Read compose's words below.",
    details: words
});
async function explainService(target, found, { reason, words }, { stack, limitMs }, { asked, config }, runtime) {
    const never = found.state === 'created' && reason === 'not-started';
    const outcome = {
        passed: false,
        outOfMemory: false,
        probe: undefined,
        reason: `service "${found.service}" of the stack ${describeTrouble(found, reason, limitMs)}`,
        ...(never ? { startError: (0,last_line/* lastLine */.f)(words) } : {})
    };
    const other = {
        spec: { name: found.name, pids: Number.MAX_SAFE_INTEGER, readOnly: false },
        asked,
        config: { ...config, exposedPorts: [] },
        probes: { probes: [] }
    };
    const failure = await (0,explain/* explain */.W)(target, outcome, other, runtime);
    const waiting = Object.entries(stack.project.services)
        .filter(([, { depends_on }]) => depends_on !== undefined && Object.hasOwn(depends_on, found.service))
        .map(([name]) => name);
    const waits = waiting.length === 0 ? '' : ` ${waiting.join(', ')} ${waiting.length === 1 ? 'waits' : 'wait'} for it.`;
    return { ...failure, cause: `${failure.cause ?? ''}${waits}`.trim() };
}
function describeTrouble(state, reason, limitMs) {
    if ((0,compose_services/* readiness */.xz)(state) === 'failed') {
        return `ended with exit code ${state.exitCode}${reason === 'failed-later' ? ' while the image was checked' : ''}`;
    }
    if (state.state === 'created')
        return 'could not be started';
    const what = state.health === '' ? 'not running' : 'not healthy';
    return `was ${what} in ${limitMs / 1000} s (${(0,compose_services/* describeState */.Jw)(state)})`;
}
/** The details of a failure after the states and logs of all other services. */
async function withLogs(failure, states, own, runtime) {
    const others = await Promise.all(states
        .filter(({ service }) => service !== own)
        .map(async (state) => [heading(state), ...logLines(await runtime.logs(state.name, OTHER_LINES))]));
    const named = states.filter(({ service }) => service === own);
    return { ...failure, details: [...others.flat(), ...named.map(heading), failure.details ?? ''].join('\n') };
}
const heading = (state) => `── ${state.service}: ${(0,compose_services/* describeState */.Jw)(state)} ──`;
const logLines = (lines) => (lines.length === 0 ? ['The log is empty.'] : lines);

// EXTERNAL MODULE: ./src/stages/recording.ts
var recording = __webpack_require__(50028);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
// EXTERNAL MODULE: ./src/stages/smoke-test.ts
var smoke_test = __webpack_require__(2247);
// EXTERNAL MODULE: ./src/stages/built-image.ts
var built_image = __webpack_require__(98855);
;// CONCATENATED MODULE: ./src/stages/stack-images.ts

/**
 * Brings every image of a stack into the engine, those of this run by what was pushed. Each that was not there before
 * is remembered, and goes with the run.
 * @returns the images of this run by service @throws ActionError
 */
async function bringImages({ project, images }, own, others, localName, ports) {
    const [entries] = await Promise.all([
        Promise.all(Object.keys(images).map(async (service) => {
            const other = others[service];
            const image = other === undefined ? own : await bringOther(other, localName, ports);
            const { reference, platform, config } = image;
            return [service, { reference, platform, hasHealthcheck: config.hasHealthcheck }];
        })),
        bringForeign(project, Object.keys(images), ports)
    ]);
    return Object.fromEntries(entries);
}
async function bringOther({ target, built }, localName, ports) {
    const { platform } = target;
    const { reference } = await (0,built_image/* findImage */.F)(target, built, localName(target.id), ports.registry);
    if (built.pushed) {
        await ports.remember(reference);
        await ports.runtime.pull(reference, platform);
    }
    return { reference, platform, config: await ports.runtime.imageConfig(reference) };
}
/** Databases and the like: pulled here and not by compose, so that a registry's hiccup is tried again. */
async function bringForeign({ services }, ours, { runtime, remember }) {
    const wanted = new Map(Object.entries(services).flatMap(([name, { image, platform, pull_policy }]) => image === undefined || pull_policy === 'never' || ours.includes(name)
        ? []
        : [[`${image} ${platform}`, { image, platform, always: pull_policy === 'always' }]]));
    await Promise.all([...wanted.values()].map(async ({ image, platform, always }) => {
        const config = await runtime.imageConfig(image).catch(() => undefined);
        const isThere = config !== undefined && (platform === undefined || config.platform === platform);
        if (isThere && !always)
            return;
        if (config === undefined)
            await remember(image);
        await runtime.pull(image, platform);
    }));
}

// EXTERNAL MODULE: ./src/stages/stack-round.ts
var stack_round = __webpack_require__(20022);
;// CONCATENATED MODULE: ./src/stages/stack-test.ts














/** Starts the whole project with the image under test in it, and passes the checks against that one service. */
async function stackTest(target, asked, { stack, others }, subject, ports) {
    const { session, emulated, reference, config: image } = subject;
    const engine = await ports.runtime.engine();
    const choice = (0,choose_gpu/* chooseGpu */.Y)(asked, engine?.gpus);
    if (!choice.run)
        return (0,smoke_test/* notRun */.nE)(target, choice.reason, emulated);
    const { smoke, lacksGpu } = choice;
    const service = stack.project.services[stack.service] ?? {};
    const config = { ...image, hasHealthcheck: (0,compose_project/* hasHealthcheck */.z)(service, image.hasHealthcheck) };
    const decision = (0,restart_probes/* decideRounds */.M)(smoke, config, emulated);
    if (!decision.ok)
        return failed(target, { title: decision.problem, remedy: decision.remedy });
    if (decision.publish.length > 0 && service.network_mode !== undefined)
        return failed(target, hiddenPorts(stack, service));
    const own = { reference, config: image, platform: target.platform };
    const images = await bringImages(stack, own, others, id => (0,stages_session/* localImageName */.ci)(session, id), ports);
    const source = startedSource(stack.source, target, session);
    const bounds = boundsOf(service, smoke.container, { memory: engine?.memory, user: image.user });
    const start = async (number, probes) => {
        // Another name each time: the engine would tell the events of the earlier container again.
        const containerName = serviceContainer(source, number, stack.service);
        const part = {
            name: source.name,
            labels: { [stages_session/* SESSION_LABEL */.GJ]: session.id },
            images,
            readOnlyBinds: !session.trusted,
            subject: {
                service: stack.service,
                containerName,
                publish: decision.publish,
                container: smoke.container,
                bounds,
                gpus: smoke.container.gpus && (choice.gpus ?? 'none'),
                health: (0,smoke_test/* healthOverride */.Rl)(emulated)
            }
        };
        await ports.files.writePrivate(source.file, JSON.stringify(stackProject(stack.project, part)));
        return { stack, source, containerName, limitMs: (0,engine_probes/* limitFor */.Dg)(smoke.timeoutMs, emulated), probes };
    };
    const ofFile = memoryOf(service);
    const known = {
        asked: { ...(ofFile === undefined ? {} : { memory: ofFile }), ...smoke.container },
        config,
        spec: {
            // Less than one is no limit.
            pids: bounds.pids_limit > 0 ? bounds.pids_limit : Number.MAX_SAFE_INTEGER,
            readOnly: smoke.container.readOnly || service.read_only === true,
            ...(bounds.mem_limit === undefined ? {} : { memory: Number(bounds.mem_limit) }),
            ...(choice.gpus === undefined ? {} : { gpus: choice.gpus })
        }
    };
    const explain = (round, trouble) => explainStack(target, trouble, round, known, ports);
    try {
        const round = await start(1, decision);
        const first = await (0,stack_round/* runRound */.mB)(round, ports);
        if (!first.passed)
            return failed(target, await explain(round, first.trouble));
        if (decision.again) {
            await keepLogs(source, ports);
            await stopKeepingData(source, ports.process);
            const again = await start(2, decision.again);
            const second = await (0,stack_round/* runRound */.mB)(again, ports);
            if (!second.passed)
                return failed(target, afterRestart(await explain(again, second.trouble)));
        }
        return {
            check: { summary: summarize(stack, (0,restart_probes/* summarizeRounds */.H)(decision)), emulated, ...(0,objects/* defined */.s)({ lacksGpu }) },
            measured: first.measured,
            failures: [],
            warnings: first.flapped ? [{ target: target.id, message: smoke_test/* FLAPPED */.B5 }] : []
        };
    }
    finally {
        ports.defer(keepLogs(source, ports).then(() => ports.process.run((0,compose_command/* removeStackCommand */.mi)(source))));
    }
}
/** The published image is checked in the same stack, while this one is still being removed. */
const startedSource = (source, { id }, session) => ({
    ...source,
    name: (0,stages_session/* stackName */.Qx)(session, id),
    file: `${(0,stages_session/* stackFolder */.pl)(session, id)}/compose.json`
});
/** @param number of the start, from 1 on */
const serviceContainer = ({ name }, number, service) => `${name}-${number}-${service}`;
const failed = ({ id }, failure) => ({
    measured: {},
    failures: [{ ...failure, code: 'check-failed', target: id }],
    warnings: []
});
const hiddenPorts = ({ service }, { network_mode }) => ({
    title: `service "${service}" has "network_mode: ${network_mode}", where its port cannot be published`,
    remedy: 'Leave "network_mode" out of the service under test.'
});
const afterRestart = (failure) => ({
    ...failure,
    title: `after a restart: ${failure.title}`,
    cause: `It passed at first, and not when it was started again with its data. ${failure.cause ?? ''}`.trim()
});
/** Before its containers go. */
async function keepLogs(source, { process, log }) {
    if (!log)
        return;
    const { stdout } = await process.run((0,compose_command/* stackLogsCommand */.d_)(source, recording/* CONTAINER_LINES */._));
    log.section('output of the services', stdout.trimEnd().split('\n'));
}
const stopCommands = (source) => [
    (0,compose_command/* removeServicesCommand */.uF)(source),
    (0,compose_command/* downCommand */.wq)(source)
];
async function stopKeepingData(source, process) {
    for (const command of stopCommands(source))
        await process.run(command);
}
function summarize({ project }, words) {
    const count = Object.keys(project.services).length;
    return `stack of ${count} service${count === 1 ? '' : 's'}: ${words}`;
}


/***/ })

};
