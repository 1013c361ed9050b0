export const id = 998;
export const ids = [998];
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

/***/ 4446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ lastLine)
/* harmony export */ });
/** What a tool said in the end; '' when it said nothing. */
const lastLine = (text) => text.trim().split('\n').at(-1)?.trim() ?? '';


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
