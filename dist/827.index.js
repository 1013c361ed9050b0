export const id = 827;
export const ids = [827];
export const modules = {

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

/***/ 67526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ judgeCommand),
/* harmony export */   Bw: () => (/* binding */ judgeScan),
/* harmony export */   F8: () => (/* binding */ DOCKER),
/* harmony export */   VS: () => (/* binding */ lastError),
/* harmony export */   wR: () => (/* binding */ timeout)
/* harmony export */ });
/* harmony import */ var _buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(313);
/* harmony import */ var _engine_scan_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15332);



const TAIL = 100;
const tail = (text) => {
    const details = text.trimEnd().split('\n').slice(-TAIL).join('\n');
    return details.trim() === '' ? {} : { details };
};
/** A command passes by its exit code alone. */
function judgeCommand(gate, result, output) {
    const { exitCode, stderr, timedOut } = result;
    const what = `gate "${gate.name}"`;
    if (exitCode === 0 && !timedOut)
        return { summary: 'passed' };
    if (timedOut)
        return timeout(gate, output);
    const unstarted = output === '' ? /^spawn .* (ENOENT|EACCES)$/.exec(stderr)?.[1] : undefined;
    if (unstarted === 'ENOENT') {
        return {
            summary: 'command not found',
            failure: {
                title: `${what}: the command ${gate.command[0]} was not found`,
                remedy: 'Install it in a step before, or check its path (on PATH, or from the workspace on) and the first line of the script.'
            }
        };
    }
    if (unstarted === 'EACCES') {
        return {
            summary: 'not executable',
            failure: {
                title: `${what}: ${gate.command[0]} is not executable`,
                remedy: 'Commit it with its executable bit (git update-index --chmod=+x), or name its interpreter first.'
            }
        };
    }
    const end = exitCode === null ? 'was ended by a signal' : `failed with exit code ${exitCode}`;
    return {
        summary: exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`,
        failure: {
            title: `${what} ${end}`,
            remedy: 'Its output says why; the group of the log has all of it.',
            ...tail(output)
        }
    };
}
const timeout = (gate, output) => ({
    summary: 'out of time',
    failure: {
        title: `gate "${gate.name}" did not end in ${(0,_build_js__WEBPACK_IMPORTED_MODULE_2__/* .seconds */ .YA)(gate.timeoutMs)}`,
        remedy: 'Raise its "timeout" if it needs longer; else look at the last lines of its output.',
        ...tail(output)
    }
});
/** A scan that found something is told apart from one that could not be made. */
function judgeScan(gate, result, output, findings) {
    const { exitCode, stderr, timedOut } = result;
    if (timedOut)
        return timeout(gate, output);
    switch ((0,_engine_scan_command_js__WEBPACK_IMPORTED_MODULE_1__/* .readScanEnd */ .Bs)(gate.kind, exitCode, stderr)) {
        case 'clean':
            return { summary: 'passed' };
        case 'found': {
            const count = findings === undefined ? '' : `${findings.length} `;
            return {
                summary: `${count}found`.replace(/^f/, 'F'),
                failure: {
                    title: `gate "${gate.name}": ${gate.kind} found something of ${gate.severity.join(', ')}`,
                    remedy: `Update the packages or the base image. "ignore-unfixed: true" leaves out what has no fix yet, "ignore-file" what you accept.`,
                    ...tail(findings?.join('\n') ?? output)
                }
            };
        }
        case 'no-database':
            return {
                summary: 'no database',
                failure: {
                    title: `gate "${gate.name}": ${gate.kind} could not get its vulnerability database`,
                    cause: lastError(stderr),
                    remedy: `Nothing was scanned. The runner must reach the scanner's database (a mirror can be set by ${gate.kind.toUpperCase()}_* variables); run the job again if it was a passing fault.`,
                    ...tail(output)
                }
            };
        case 'failed':
            return {
                summary: exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`,
                failure: {
                    title: `gate "${gate.name}": ${gate.kind} could not scan the image`,
                    cause: lastError(stderr),
                    remedy: DOCKER.test(stderr)
                        ? `${gate.kind} is not on PATH, and its image could not be started: install it in a step before, or name an image that the engine can pull with "image".`
                        : 'Its output says why.',
                    ...tail(output)
                }
            };
    }
}
const DOCKER = /^docker: |Unable to find image/m;
/** The last line that says more than where it comes from. */
const lastError = (stderr) => {
    const lines = stderr
        .split('\n')
        .filter(line => line.trim() !== '' && !/^(run 'docker run --help'|see 'docker run)/i.test(line.trim()));
    const telling = lines.findLast(line => /error|fail|fatal|denied|not found/i.test(line)) ?? lines.at(-1) ?? '';
    return ((0,_buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .errorLine */ .BP)(telling)
        .replace(/^docker: /, '')
        .trim() || 'It says nothing.');
};


/***/ }),

/***/ 24433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BT: () => (/* binding */ gateCommand),
  fm: () => (/* binding */ isTargetGate),
  Vj: () => (/* binding */ maskLogins),
  hn: () => (/* binding */ planScan),
  AQ: () => (/* binding */ runGates),
  Tu: () => (/* binding */ scanFiles),
  F1: () => (/* binding */ scannerVolume)
});

// UNUSED EXPORTS: gateVariables

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./src/engine/report-path.ts
/**
 * The report file of one target: as it is given for the only one, else with the target's name before the extension.
 * @param ids of all targets
 */
function reportPath(path, id, ids) {
    if (ids.length < 2)
        return path;
    const slugs = ids.map(slug);
    const same = slugs.slice(0, ids.indexOf(id)).filter(one => one === slug(id)).length;
    const name = same === 0 ? slug(id) : `${slug(id)}-${same + 1}`;
    const [, begin = '', extension = ''] = /^(.*?)(\.[^./]+)?$/s.exec(path) ?? [];
    return `${begin}-${name}${extension}`;
}
const slug = (id) => id.replace(/[^\w.]+/g, '-');

;// CONCATENATED MODULE: ./src/engine/sarif.ts
/**
 * Reads the SARIF report of one scan; undefined when it is none.
 * @param category what tells the scans of one commit apart on GitHub, which takes one run of each; kept where there is one
 */
function readSarif(text, category) {
    const sarif = parse(text);
    if (!sarif?.runs)
        return undefined;
    const runs = sarif.runs.map(run => ({ ...run, automationDetails: { id: `${category}/`, ...run.automationDetails } }));
    return { text: `${JSON.stringify({ ...sarif, runs }, null, 2)}\n`, findings: sarif.runs.flatMap(describeRun) };
}
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && Array.isArray(value.runs)
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
const describeRun = ({ results = [] }) => [
    ...new Set(results.map(({ ruleId = '?', message }) => `${ruleId}  ${describeMessage(message?.text ?? '', ruleId)}`.trim()))
];
/** trivy's message is a list of fields; the rule and the links are told already. */
const describeMessage = (text, rule) => text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('Link:') && line !== `Vulnerability ${rule}`)
    .join(', ');

// EXTERNAL MODULE: ./src/engine/scan-command.ts
var scan_command = __webpack_require__(74493);
// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/stages/build.ts + 3 modules
var stages_build = __webpack_require__(15332);
// EXTERNAL MODULE: ./src/stages/failure.ts
var failure = __webpack_require__(97981);
// EXTERNAL MODULE: ./src/stages/gate-failures.ts
var gate_failures = __webpack_require__(67526);
// EXTERNAL MODULE: ./src/stages/known-secrets.ts
var known_secrets = __webpack_require__(84532);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
// EXTERNAL MODULE: ./src/stages/tell-target.ts
var tell_target = __webpack_require__(58924);
// EXTERNAL MODULE: ./src/stages/tool.ts + 2 modules
var tool = __webpack_require__(32539);
;// CONCATENATED MODULE: ./src/stages/gates.ts












const isTargetGate = (gate) => gate.kind !== 'cosign';
/**
 * Passes every tested image through every gate that looks at images, `parallel` commands at one time. All of them run,
 * so that one run tells all there is to repair.
 */
async function runGates(gates, builds, context, ports) {
    const asked = gates.filter(isTargetGate);
    if (asked.length === 0)
        return { results: [], failures: [] };
    await maskLogins(context.session, ports);
    const scans = asked.filter(gate => gate.kind !== 'run');
    const places = new Map(await Promise.all(scans.map(async (gate) => [gate, await (0,tool/* findTool */.SG)(gate.kind, gate.image, ports)])));
    const run = { ...context, targets: builds.map(({ target }) => target.id), places };
    const commands = (0,p_limit/* default */.A)(context.settings.parallel);
    // One scanner at a time: its database is fetched once, and locked while it is used.
    const scanning = (0,p_limit/* default */.A)(1);
    const ended = await Promise.all(asked.flatMap(gate => builds.map(build => (gate.kind === 'run' ? commands : scanning)(() => runOne(gate, build, run, ports)).catch((error) => ({
        result: { gate: gate.name, target: build.target.id, status: 'failed', summary: 'could not be run' },
        failure: (0,failure/* failureOf */.g)(error, build.target.id)
    })))));
    if (ports.signal.aborted)
        return { results: ended.map(({ result }) => result), failures: [] };
    return {
        results: ended.map(({ result }) => result),
        failures: ended.flatMap(({ failure }) => (failure ? [failure] : []))
    };
}
/** A gate can read them, so its output may hold them. */
async function maskLogins(session, { files, workflow }) {
    const config = await files.read(`${(0,stages_session/* dockerConfigFolder */.Pe)(session)}/config.json`);
    for (const secret of (0,known_secrets/* secretsOfDockerConfig */.Pf)(config))
        workflow.mask(secret);
}
async function runOne(gate, build, run, ports) {
    const { target } = build;
    const base = { gate: gate.name, target: target.id };
    if (ports.signal.aborted)
        return { result: { ...base, status: 'not-run', summary: 'cancelled' } };
    (0,tell_target/* tellTarget */.J)(ports.workflow, { target: target.id, state: 'running', text: `gate "${gate.name}" started` });
    const lines = [];
    const onLine = (line) => {
        if (lines.push(line) > 2 * MAX_LINES)
            lines.splice(0, lines.length - MAX_LINES, LEFT_OUT);
    };
    const { end, durationMs, sarif } = gate.kind === 'run'
        ? await runCommand(gate, build, run, ports, { lines, onLine })
        : await runScan(gate, build, run, ports, { lines, onLine });
    const time = (0,stages_build/* seconds */.YA)(durationMs);
    ports.workflow.group(`${target.id}: gate "${gate.name}": ${end.summary} (${time})`, lines);
    if (end.failure)
        (0,tell_target/* tellTarget */.J)(ports.workflow, { target: target.id, state: 'failed', text: `FAILED: ${end.failure.title}` });
    else
        ports.workflow.progress?.({ target: target.id, state: 'passed', text: `gate "${gate.name}": ${end.summary}` });
    return {
        result: {
            ...base,
            status: end.failure ? 'failed' : 'passed',
            summary: end.summary,
            durationMs,
            ...(sarif === undefined ? {} : { sarif })
        },
        ...(end.failure ? { failure: { ...end.failure, code: 'gate-failed', target: target.id } } : {})
    };
}
const MAX_LINES = 5000;
const LEFT_OUT = '… the lines before are left out';
async function runCommand(gate, build, { plan }, { process }, { lines, onLine }) {
    const result = await process.run(gateCommand(gate, build, plan.version), { onLine });
    return { end: (0,gate_failures/* judgeCommand */.Bc)(gate, result, lines.join('\n')), durationMs: result.durationMs };
}
function gateCommand({ command, timeoutMs }, build, version) {
    const [tool = '', ...args] = command;
    return { tool, args, env: gateVariables(build, version), timeoutMs, group: true };
}
/** What a command learns of the image that it looks at; it is in the README. */
const gateVariables = ({ target, manifest }, version) => ({
    IMAGE: (0,oci_reference/* withDigest */.hQ)(target.repository, manifest),
    IMAGE_REPOSITORY: target.repository,
    IMAGE_DIGEST: manifest,
    IMAGE_NAME: target.image,
    IMAGE_VARIANT: target.variant,
    IMAGE_PLATFORM: target.platform,
    IMAGE_VERSION: version
});
async function runScan(gate, { target, manifest }, { session, targets, places }, ports, { lines, onLine }) {
    const place = places.get(gate) ?? { on: 'path' };
    const files = scanFiles(gate, targets.indexOf(target.id), session);
    const { written } = files;
    // Made by this user, so that it can be removed, whoever fills it.
    if (written !== undefined)
        await ports.files.writePrivate(written, '');
    const scan = planScan(gate, place, { target, manifest }, files);
    for (const command of scan.before)
        await ports.process.run(command);
    const result = await (0,tool/* runTool */.qI)(place, scan.command, scan.use, session, ports, { onLine });
    const text = written === undefined ? undefined : await ports.files.read(written);
    const report = text ? readSarif(text, `${gate.name}/${target.id}`) : undefined;
    for (const finding of report?.findings ?? [])
        onLine(finding);
    const sarif = gate.sarif === undefined || !report ? undefined : reportPath(gate.sarif, target.id, targets);
    if (sarif !== undefined && report)
        await ports.files.writePrivate(sarif, report.text, 0o644);
    return {
        end: (0,gate_failures/* judgeScan */.Bw)(gate, result, lines.join('\n'), report?.findings),
        durationMs: result.durationMs,
        ...(sarif === undefined ? {} : { sarif })
    };
}
/** @param index of the build target */
function scanFiles(gate, index, session) {
    const name = (0,stages_session/* containerName */.xN)(session, `${gate.kind}/${index}/${gate.name}`);
    return { name, written: gate.sarif === undefined ? undefined : `${session.folder}/reports/${name}.sarif`, session };
}
const REPORT = '/report.sarif';
const CACHE = '/scanner-cache';
/** For its database. */
const scannerVolume = ({ id }, kind) => `multiarch-build-${id}-${kind}`;
function planScan(gate, place, { target, manifest }, { name, written, session }) {
    const reference = (0,oci_reference/* withDigest */.hQ)(target.repository, manifest);
    const { registry } = (0,oci_reference/* parseRepository */.SU)(target.repository);
    if (place.on === 'path')
        return { before: [], command: (0,scan_command/* scanCommand */.xs)(gate, reference, written), use: { name, registry, mounts: {} } };
    const volume = scannerVolume(session, gate.kind);
    // Docker makes a volume that is there already once more without a word.
    const labels = ['--label', `${stages_session/* SESSION_LABEL */.GJ}=${session.id}`];
    return {
        before: [{ tool: 'docker', args: ['volume', 'create', ...labels, volume], timeoutMs: 60_000 }],
        command: (0,scan_command/* withCache */.nT)((0,scan_command/* scanCommand */.xs)(gate, reference, written && REPORT), gate.kind, CACHE),
        use: { name, registry, mounts: { [volume]: CACHE, ...(written === undefined ? {} : { [written]: REPORT }) } }
    };
}


/***/ }),

/***/ 7827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pC: () => (/* binding */ helpUse),
  rx: () => (/* binding */ planSigning),
  g5: () => (/* binding */ signHelpCommand)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./src/engine/sign-command.ts
var sign_command = __webpack_require__(46857);
// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/stages/build.ts + 3 modules
var build = __webpack_require__(15332);
// EXTERNAL MODULE: ./src/stages/failure.ts
var failure = __webpack_require__(97981);
// EXTERNAL MODULE: ./src/stages/gates.ts + 2 modules
var stages_gates = __webpack_require__(24433);
// EXTERNAL MODULE: ./src/stages/gates-not-run.ts
var gates_not_run = __webpack_require__(92751);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
// EXTERNAL MODULE: ./src/buildx/failures.ts
var failures = __webpack_require__(313);
// EXTERNAL MODULE: ./src/stages/gate-failures.ts
var gate_failures = __webpack_require__(67526);
;// CONCATENATED MODULE: ./src/stages/sign-failures.ts


/** What cosign 2.5 to 3.1 say; the first that matches speaks. */
const PATTERNS = [
    {
        words: /decryption failed|decrypt: /,
        cause: 'The password does not open the key.',
        remedy: 'Check the secret behind "password-env" (COSIGN_PASSWORD by default). A secret that does not exist is empty.'
    },
    {
        words: /reading key: open |loading URL: /,
        cause: 'The key is not there.',
        remedy: 'Check "key": it is relative to the workspace. A key in a secret goes into a variable: env://NAME.'
    },
    {
        words: /sigstore\.dev[\s\S]*(no such host|connection refused|i\/o timeout|network is unreachable)/,
        cause: 'The services of Sigstore cannot be reached from here.',
        remedy: 'Let the runner reach *.sigstore.dev. With a "key", "transparency-log: false" signs without them.'
    },
    {
        words: /fulcio|oidc|identity token/i,
        cause: "The job's OIDC token was not taken.",
        remedy: 'Give the job "permissions: id-token: write", or sign with a "key".'
    },
    {
        words: /rekor|tlog/i,
        cause: 'The transparency log did not take the signature.',
        remedy: 'Run the job again; with a "key", "transparency-log: false" leaves the log out.'
    }
];
/** A signature is there only when cosign says so. */
function judgeSigning(gate, result, output) {
    const { exitCode, stderr, timedOut } = result;
    if (timedOut)
        return (0,gate_failures/* timeout */.wR)(gate, output);
    if (exitCode === 0)
        return { summary: 'signed' };
    const { cause, remedy } = explain(stderr);
    const details = output.trimEnd().split('\n').slice(-40).join('\n');
    return {
        summary: exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`,
        failure: {
            title: `gate "${gate.name}": the index cannot be signed: ${errorOf(stderr)}`,
            cause,
            remedy,
            ...(details === '' ? {} : { details })
        }
    };
}
function explain(stderr) {
    if (gate_failures/* DOCKER */.F8.test(stderr)) {
        return {
            cause: (0,gate_failures/* lastError */.VS)(stderr),
            remedy: 'cosign is not on PATH, and its image could not be started: install it in a step before (sigstore/cosign-installer).'
        };
    }
    return (PATTERNS.find(({ words }) => words.test(stderr)) ??
        (0,failures/* classifyFailure */.XE)(stderr) ?? { cause: 'cosign ended without a signature.', remedy: 'Its output says why.' });
}
/** cosign says it twice, each time with the whole reference. */
const errorOf = (stderr) => /^Error: (?:signing \[[^\]]*\]: )?(.+)$/m.exec(stderr)?.[1] ?? (0,gate_failures/* lastError */.VS)(stderr);

// EXTERNAL MODULE: ./src/stages/tool.ts + 2 modules
var tool = __webpack_require__(32539);
;// CONCATENATED MODULE: ./src/stages/sign.ts










/** Undefined where no gate signs. */
function planSigning(gates, context, ports) {
    const asked = gates.filter(gate => gate.kind === 'cosign');
    if (asked.length === 0)
        return undefined;
    let results = (0,gates_not_run/* gatesNotRun */.H)(asked, 'not every image was uploaded');
    return {
        results: () => results,
        approve: async (references) => {
            const signed = await signIndexes(asked, references, context, ports);
            results = signed.results;
            return ports.signal.aborted ? [CANCELLED] : signed.failures;
        }
    };
}
const CANCELLED = { code: 'cancelled', title: 'cancelled before any tag was written' };
/** Signs every index by every signing gate. */
async function signIndexes(gates, references, context, ports) {
    await (0,stages_gates/* maskLogins */.Vj)(context.session, ports);
    const signed = [];
    // One gate after the other: signatures of one index stand in one place, and the last writer would win.
    for (const gate of gates)
        signed.push(...(await signBy(gate, references, context, ports)));
    return {
        results: signed.map(({ result }) => result),
        failures: signed.flatMap(({ failure }) => (failure ? [failure] : []))
    };
}
async function signBy(gate, references, context, ports) {
    const limit = (0,p_limit/* default */.A)(context.settings.parallel);
    const place = await (0,tool/* findTool */.SG)('cosign', gate.image, ports);
    const help = await readHelp(gate, place, context, ports);
    return Promise.all(references.map(reference => limit(() => signOne(gate, reference, { place, help, ...context }, ports)).catch((error) => ({
        result: { gate: gate.name, target: reference, status: 'failed', summary: 'could not be run' },
        failure: (0,failure/* failureOf */.g)(error, reference)
    }))));
}
/** Which options this cosign has; only those for a signature outside of the log differ. */
async function readHelp(gate, place, { session }, ports) {
    if (gate.transparencyLog)
        return '';
    const { stdout, stderr } = await (0,tool/* runTool */.qI)(place, signHelpCommand(gate), helpUse(gate, session), session, ports, {});
    return stdout + stderr;
}
const signHelpCommand = ({ timeoutMs }) => ({
    tool: 'cosign',
    args: ['sign', '--help'],
    timeoutMs,
    group: true
});
const helpUse = ({ name }, session) => ({
    name: (0,stages_session/* containerName */.xN)(session, `cosign/help/${name}`),
    registry: '',
    mounts: {}
});
async function signOne(gate, reference, { place, help, session, repositoryUrl }, ports) {
    const base = { gate: gate.name, target: reference };
    if (ports.signal.aborted)
        return { result: { ...base, status: 'not-run', summary: 'cancelled' } };
    const lines = [];
    const result = await (0,tool/* runTool */.qI)(place, (0,sign_command/* signCommand */.p0)(gate, reference, help, ports.env), {
        name: (0,stages_session/* containerName */.xN)(session, `cosign/${gate.name}/${reference}`),
        registry: (0,oci_reference/* parseReference */.F2)(reference).registry,
        mounts: {}
    }, session, ports, { onLine: line => lines.push(line) });
    const { durationMs } = result;
    const end = judgeSigning(gate, result, lines.join('\n'));
    ports.workflow.group(`${reference}: gate "${gate.name}": ${end.summary} (${(0,build/* seconds */.YA)(durationMs)})`, lines);
    if (end.failure) {
        ports.workflow.info(`${reference}  FAILED: ${end.failure.title}`);
        return {
            result: { ...base, status: 'failed', summary: end.summary, durationMs },
            failure: { ...end.failure, code: 'gate-failed', target: reference }
        };
    }
    const verify = (0,sign_command/* verifyLine */.mP)(gate, reference, repositoryUrl);
    return { result: { ...base, status: 'passed', summary: end.summary, durationMs, verify } };
}


/***/ }),

/***/ 32539:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SG: () => (/* binding */ findTool),
  qI: () => (/* binding */ runTool),
  WQ: () => (/* binding */ toolCommand),
  It: () => (/* binding */ toolImage),
  en: () => (/* binding */ toolVersionCommand)
});

// EXTERNAL MODULE: ./src/engine/container-command.ts
var container_command = __webpack_require__(99565);
// EXTERNAL MODULE: ./src/oci/loopback.ts
var loopback = __webpack_require__(82884);
;// CONCATENATED MODULE: ./src/engine/tool-container.ts

const DOCKER_CONFIG = '/docker-config';
/** The variables that a tool of any origin takes as they are. */
const PASSED = /^(TRIVY|GRYPE|COSIGN|SIGSTORE|AWS|AZURE|GOOGLE|VAULT|BAO)_|^((HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;
/** Names of the variables of an environment that are the tool's business. */
const toolVariables = (env) => Object.keys(env).filter(name => PASSED.test(name));
/**
 * `docker run` in the foreground. Root may read the files of the runner's user, and nothing else that root may; only a
 * registry on loopback needs the network of the machine.
 */
function toolContainerCommand(spec, command) {
    const { name, image, labels, workspace, dockerConfig, registry, mounts, env } = spec;
    const variables = [...new Set([...env, ...Object.keys(command.env ?? {})])];
    return {
        ...command,
        tool: 'docker',
        args: [
            ...['run', '--rm', '--name', name, ...pairs('--label', labels, '=')],
            ...['--user', '0:0', '--cap-drop', 'ALL', '--cap-add', 'DAC_OVERRIDE', '--security-opt', 'no-new-privileges'],
            ...((0,loopback/* isLoopback */.U)(registry) ? ['--network', 'host'] : []),
            ...['--volume', `${workspace}:${workspace}:ro`, '--workdir', workspace],
            ...['--volume', `${dockerConfig}/config.json:${DOCKER_CONFIG}/config.json:ro`],
            ...['--env', `DOCKER_CONFIG=${DOCKER_CONFIG}`],
            ...pairs('--volume', mounts, ':'),
            ...variables.flatMap(variable => ['--env', variable]),
            image,
            ...command.args
        ]
    };
}
const pairs = (option, values, between) => Object.entries(values).flatMap(([key, value]) => [option, `${key}${between}${value}`]);

;// CONCATENATED MODULE: ./src/engine/tool-images.ts
/** Images of the tools of gates where they are not on PATH, each with its program as entrypoint. */
const TOOL_IMAGES = {
    trivy: 'docker.io/aquasec/trivy:0.72.0',
    grype: 'docker.io/anchore/grype:v0.121.2',
    cosign: 'ghcr.io/sigstore/cosign/cosign:v3.1.3'
};
/** How each tool is asked whether it is there. */
const VERSION_ARGS = {
    trivy: ['--version'],
    grype: ['version'],
    cosign: ['version']
};

// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
;// CONCATENATED MODULE: ./src/stages/tool.ts




/**
 * The image is pulled here, so that a registry's hiccup is tried again; of one that cannot be pulled, `docker run` says why.
 * @param image instead of the pinned one
 */
async function findTool(tool, image, { process, runtime }) {
    const { exitCode } = await process.run(toolVersionCommand(tool));
    if (exitCode !== 127)
        return { on: 'path' };
    const wanted = toolImage(tool, image);
    const isThere = await runtime.imageConfig(wanted).then(() => true, () => false);
    if (!isThere)
        await runtime.pull(wanted).catch(() => { });
    return { on: 'image', image: wanted };
}
/** How a tool is asked whether it is there. */
const toolVersionCommand = (tool) => ({ tool, args: VERSION_ARGS[tool], timeoutMs: 30_000 });
/** @param image instead of the pinned one */
const toolImage = (tool, image) => image ?? TOOL_IMAGES[tool];
/** Runs a command of a tool where it is, and leaves no container behind. */
async function runTool(place, command, use, session, ports, options) {
    const { process } = ports;
    const result = await process.run(await toolCommand(place, command, use, session, ports), options);
    // The container of a client that was ended goes on by itself.
    if (place.on === 'image' && (result.exitCode === null || result.timedOut))
        await process.run((0,container_command/* removeContainersCommand */.yp)([use.name]));
    return result;
}
/** The command as it is started where the tool is. */
async function toolCommand(place, command, use, session, { files, env }) {
    if (place.on === 'path')
        return command;
    return toolContainerCommand({
        ...use,
        image: place.image,
        labels: { [stages_session/* SESSION_LABEL */.GJ]: session.id },
        workspace: (await files.realPath('.')) ?? '.',
        dockerConfig: (0,stages_session/* dockerConfigFolder */.Pe)(session),
        env: toolVariables(env)
    }, command);
}


/***/ })

};
