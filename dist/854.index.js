export const id = 854;
export const ids = [854];
export const modules = {

/***/ 31654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   nZ: () => (/* binding */ COMMAND_NAMES),
/* harmony export */   y9: () => (/* binding */ isCommand)
/* harmony export */ });
/* harmony import */ var _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15759);
/* harmony import */ var _inputs_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70900);


const OF_OTHERS = ['from', 'to', 'retention'];
const ALL = _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUT_NAMES */ .Qh.filter(name => !OF_OTHERS.includes(name));
/** Which images, and how to reach their registries. */
const OF_REGISTRIES = [
    ...['config', 'retries', 'github-token', 'images', 'variants', 'tag-format'],
    ...['push', 'notify', 'username', 'password', 'registry-auths']
];
const COMMAND_INFOS = {
    plan: { summary: 'print what a run would build, check and publish', inputs: ALL },
    run: { summary: 'build and check every image; with --push, publish them', inputs: ALL },
    cleanup: {
        summary: 'list what "retention" names in the registries; with --push, remove it',
        inputs: [...OF_REGISTRIES, 'retention', 'cache-repository']
    },
    promote: {
        summary: 'list which tags (--to) would go to a published image (--from); with --push, write them',
        inputs: [
            ...OF_REGISTRIES,
            ...['from', 'to', 'only', 'skip', 'guard', 'overwrite-version-tags'],
            ...['builder', 'buildx-version', 'buildkitd-config-inline']
        ]
    }
};
/** Those whose mode there is. */
const COMMANDS = Object.entries(COMMAND_INFOS).filter(([name]) => _inputs_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .MODES */ .FN.includes(name));
const COMMAND_NAMES = COMMANDS.map(([name]) => name);
const isCommand = (name) => name !== undefined && COMMAND_NAMES.includes(name);


/***/ }),

/***/ 41552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitCodeOf),
/* harmony export */   a: () => (/* binding */ EXIT_CODES)
/* harmony export */ });
/** As `--help` tells them. */
const EXIT_CODES = {
    0: 'everything was done',
    1: 'a build, a check, a gate or publishing failed',
    2: 'wrong usage, wrong inputs or a wrong config file',
    130: 'cancelled'
};
/** @param json the run's own result; '' where it has none */
function exitCodeOf(hasFailed, json) {
    if (!hasFailed)
        return 0;
    const { outcome, failures = [] } = (json === '' ? {} : JSON.parse(json));
    if (outcome === 'cancelled')
        return 130;
    const isUsage = failures.length > 0 && failures.every(({ code }) => code === 'invalid-input');
    return isUsage ? 2 : 1;
}


/***/ }),

/***/ 60776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K5: () => (/* binding */ OPTION_TYPES),
/* harmony export */   NP: () => (/* binding */ isOwn),
/* harmony export */   RV: () => (/* binding */ isFlag),
/* harmony export */   Xy: () => (/* binding */ isInput),
/* harmony export */   _X: () => (/* binding */ OWN_OPTIONS),
/* harmony export */   a4: () => (/* binding */ hasValue),
/* harmony export */   rY: () => (/* binding */ ALIASES)
/* harmony export */ });
/* unused harmony export OPTION_INPUTS */
/* harmony import */ var _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15759);

/** What the command has and the action has not. */
const OWN_OPTIONS = {
    ref: {
        value: 'REF',
        description: 'Branch or tag that the run is for, such as `v1.2.3`: one that is checked out, or is not there yet. Otherwise the tag at HEAD, else the branch.'
    },
    registry: {
        value: 'REGISTRY',
        description: 'Registry that every image goes to instead, such as `localhost:5000/`; with a path (`ghcr.io/acme/`), only the last part of each name is kept. Also the registry of `--username`.'
    },
    rehearse: {
        description: 'The whole run against a registry of its own on this machine, which is removed afterwards.'
    },
    'dry-run': {
        description: 'Print every command that builds, tests, checks, publishes and tidies up, and run none; those that only look are comments.'
    },
    json: { description: 'Print the whole result as JSON; everything else goes to standard error.' },
    summary: { value: 'FILE', description: 'Write the summary of a job to this file, as Markdown.' },
    help: { short: 'h', description: 'Print this help.' },
    version: { short: 'V', description: 'Print the version.' }
};
/** Other names of inputs. */
const ALIASES = { platform: 'platforms' };
/** Inputs that are no options: the command says the mode, and `--registry` means more here. */
const NO_OPTIONS = ['mode', 'registry'];
const OPTION_INPUTS = _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUT_NAMES */ .Qh.filter(name => !NO_OPTIONS.includes(name));
const isFlag = (name) => _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc[name].flag === true;
/** Flags that may have more of a value than true or false, behind `=` alone. */
const hasValue = (name) => name === 'provenance' || name === 'sbom';
const isInput = (name) => OPTION_INPUTS.includes(name);
const isOwn = (name) => Object.hasOwn(OWN_OPTIONS, name);
/** Every option by its long name: whether a value follows, and its short name. */
const OPTION_TYPES = {
    ...Object.fromEntries(OPTION_INPUTS.map(name => [name, { type: isFlag(name) ? 'boolean' : 'string' }])),
    ...Object.fromEntries(Object.keys(ALIASES).map(name => [name, { type: 'string' }])),
    ...Object.fromEntries(Object.entries(OWN_OPTIONS).map(([name, { value, short }]) => [name, { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) }]))
};


/***/ }),

/***/ 51854:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/action.ts + 3 modules
var action = __webpack_require__(89282);
// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/report/progress-rows.ts

/** The row with what was told of it last. */
function updateRow(row, told, nowMs) {
    const { target, state } = told;
    const text = told.text ?? row?.text ?? '';
    const steps = told.steps ?? row?.steps;
    const startedMs = row?.startedMs ?? (state === 'waiting' ? undefined : nowMs);
    const endedMs = hasEnded(state) ? (row?.endedMs ?? nowMs) : undefined;
    return {
        target,
        state,
        text,
        ...(steps === undefined ? {} : { steps }),
        ...(startedMs === undefined ? {} : { startedMs }),
        ...(endedMs === undefined ? {} : { endedMs })
    };
}
const hasEnded = (state) => state === 'passed' || state === 'failed';
const SPINNER = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
const SIGNS = { waiting: '·', passed: '✔', failed: '✖' };
/** Below this a row shows its target alone. */
const MIN_TEXT = 8;
/** A line per build target, none wider than the screen; where the screen is too low, what runs and what failed first. */
function renderRows(rows, screen) {
    const room = Math.max(1, screen.lines - 1);
    const shown = rows.length <= room ? rows : mostTelling(rows, room - 1);
    const hidden = rows.length - shown.length;
    const name = Math.max(0, ...shown.map(({ target }) => displayWidth(target)));
    const lines = shown.map(row => renderRow(row, name, screen));
    return hidden === 0 ? lines : [...lines, cutTo(`  … and ${hidden} more`, screen.columns - 1)];
}
const URGENCY = { failed: 0, running: 1, waiting: 2, passed: 3 };
/** In the order of the plan. */
function mostTelling(rows, room) {
    const kept = new Set([...rows].sort((a, b) => URGENCY[a.state] - URGENCY[b.state]).slice(0, room));
    return rows.filter(row => kept.has(row));
}
function renderRow(row, name, { columns, frame, nowMs }) {
    const sign = row.state === 'running' ? (SPINNER[frame % SPINNER.length] ?? '') : SIGNS[row.state];
    const left = `${sign} ${row.target}${' '.repeat(Math.max(0, name - displayWidth(row.target)))}`;
    const right = [cached(row.steps), elapsed(row, nowMs)].filter(part => part !== '').join('  ');
    // The last column stays free: some terminals go to the next line when it is written.
    const width = columns - 1;
    const room = width - displayWidth(left) - displayWidth(right) - 4;
    if (room < MIN_TEXT)
        return cutTo(left, width);
    const text = cutTo((0,format/* oneLine */.TN)(row.text || (row.state === 'waiting' ? 'waits' : ''), 500), room);
    const gap = ' '.repeat(room - displayWidth(text));
    return `${left}  ${text}${gap}  ${right}`.trimEnd();
}
const cached = (steps) => steps === undefined || steps.begun === 0 ? '' : `${steps.cached}/${steps.begun} cached`;
function elapsed({ startedMs, endedMs }, nowMs) {
    if (startedMs === undefined)
        return '';
    const ms = (endedMs ?? nowMs) - startedMs;
    return (0,format/* formatDuration */.a3)(endedMs === undefined ? Math.floor(ms / 1000) * 1000 : ms).padStart(6);
}
/** Cut to a width, with an ellipsis where something is left out. */
function cutTo(text, width) {
    if (displayWidth(text) <= width)
        return text;
    let [kept, used] = ['', 0];
    for (const character of text) {
        used += displayWidth(character);
        if (used > width - 1)
            break;
        kept += character;
    }
    return width < 1 ? '' : `${kept}…`;
}
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const EMPTY = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Columns that a text takes in a terminal. */
const displayWidth = (text) => [...text].reduce((width, character) => width + (EMPTY.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);

// EXTERNAL MODULE: ./src/adapters/workflow.ts
var adapters_workflow = __webpack_require__(651);
;// CONCATENATED MODULE: ./src/adapters/terminal-workflow.ts



/** A run in front of a user: nothing is a command, outputs are kept, and the summary goes to a file or nowhere. */
function createTerminal({ report, log, live, summary, clock, wording }) {
    const outputs = new Map();
    const state = new Map();
    const display = live ? createDisplay(log, clock) : undefined;
    let reported = false;
    let failed = false;
    const print = (text) => {
        if (display)
            display.above((0,adapters_workflow/* plainText */.w)(text));
        else
            log.write(`${(0,adapters_workflow/* plainText */.w)(text)}\n`);
    };
    const workflow = {
        info: print,
        group: (title, lines) => {
            // The rows say how it goes, and the report has the log of what failed.
            if (!display)
                for (const line of [`▾ ${title}`, ...lines.map(one => `  ${one}`)])
                    print(line);
        },
        annotate: ({ level, message }) => {
            // The report has said it.
            if (!reported)
                print(`${level}: ${message}`);
        },
        setOutput: (name, value) => outputs.set(name, value),
        summary: async (markdown) => {
            if (summary === undefined)
                return;
            // What was published is published, whatever the disk says of it.
            await (0,promises_.writeFile)(summary, markdown).catch((error) => print(`warning: The summary could not be written: ${error.message}`));
        },
        saveState: (name, value) => state.set(name, value),
        mask: () => { },
        wording,
        settled: async () => { },
        fail: () => {
            failed = true;
        },
        report: text => {
            reported = true;
            display?.close();
            report.write(`${(0,adapters_workflow/* plainText */.w)(text)}`);
        },
        ...(display ? { progress: display.progress } : {})
    };
    return {
        workflow,
        outputs: () => Object.fromEntries(outputs),
        state: () => Object.fromEntries(state),
        hasFailed: () => failed,
        close: () => display?.close()
    };
}
const REDRAW_MS = 100;
const ESC = '\u001b[';
/** No cursor and no wrapping: a line that is wider than it was taken for must not become two. */
const BEGIN = `${ESC}?25l${ESC}?7l`;
const END = `${ESC}?7h${ESC}?25h`;
function createDisplay(stream, clock) {
    const rows = new Map();
    let [drawn, frame, last, isClosed] = [0, 0, '', false];
    let timer;
    const back = () => `\r${drawn === 0 ? '' : `${ESC}${drawn}A`}`;
    const draw = (before = '') => {
        const screen = { columns: stream.columns || 80, lines: stream.rows || 24, frame, nowMs: clock.elapsed() };
        const lines = renderRows([...rows.values()], screen);
        const text = `${lines.map(line => `${line}${ESC}K\n`).join('')}${ESC}J`;
        if (text === last && before === '')
            return;
        stream.write(`${back()}${before}${text}`);
        [drawn, last] = [lines.length, text];
    };
    const close = () => {
        if (isClosed)
            return;
        isClosed = true;
        clearInterval(timer);
        process.removeListener('exit', close);
        if (timer)
            stream.write(`${back()}${ESC}J${END}`);
    };
    const open = () => {
        if (timer || isClosed)
            return;
        process.once('exit', close);
        stream.write(BEGIN);
        timer = setInterval(() => {
            frame++;
            draw();
        }, REDRAW_MS);
        timer.unref();
    };
    return {
        progress: told => {
            open();
            rows.set(told.target, updateRow(rows.get(told.target), told, clock.elapsed()));
        },
        above: text => {
            if (!timer || isClosed)
                stream.write(`${text}\n`);
            else
                draw(`${text
                    .split('\n')
                    .map(line => `${line}${ESC}K\n`)
                    .join('')}`);
        },
        close
    };
}

;// CONCATENATED MODULE: ./src/cli/default-image.ts
/**
 * Repository of an image that nobody names: that of the checkout on ghcr.io (undefined), as in a workflow, where the
 * workspace is the root of a GitHub repository. Any other one is called after its folder as long as it stays on this
 * machine; to be published, it needs a name ('').
 */
function defaultImage({ command, rehearse, registry }, { push }, { remote }, { folder, root }) {
    if (remote?.apiUrl && root === undefined)
        return undefined;
    const isLocal = (command === 'run' && push === 'false') || (command === 'plan' && push !== 'true');
    if (!isLocal && !rehearse && registry === undefined)
        return '';
    return `localhost/${repositoryName(root === undefined ? (remote?.path ?? folder) : folder)}`;
}
/** The last part of a path, as a registry takes it. */
const repositoryName = (path) => (path.split(/[/\\]/).filter(Boolean).at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'image';
/** No registry says what is there of an image that has only that name. */
function withoutGuard(settings, image, { inputs, rehearse, registry }) {
    const goesElsewhere = rehearse ||
        registry !== undefined ||
        settings.images.some(({ repositories }) => repositories.some(({ name }) => name !== image));
    if (!image || goesElsewhere || inputs.guard !== undefined)
        return settings;
    return { ...settings, names: { ...settings.names, guard: 'off' } };
}

// EXTERNAL MODULE: ./src/cli/exit-code.ts
var exit_code = __webpack_require__(41552);
// EXTERNAL MODULE: ./src/stages/git.ts
var stages_git = __webpack_require__(17847);
;// CONCATENATED MODULE: ./src/cli/git-branches.ts

/** The same API, but for branches: the remote itself tells them to whoever may fetch from it. */
const askingRemote = (github, process) => ({
    ...github,
    branches: async () => {
        const listed = await (0,stages_git/* git */.$)(['ls-remote', '--heads', 'origin'], process);
        if (listed.exitCode === 0)
            return { known: true, value: parseHeads((0,stages_git/* linesOf */.D)(listed)) };
        const answer = await github.branches();
        if (answer.known)
            return answer;
        const [said = 'no answer'] = (0,stages_git/* linesOf */.D)({ ...listed, stdout: listed.stderr });
        return { known: false, reason: `${answer.reason}; git ls-remote: ${said}` };
    }
});
/** @param lines `8f3b1c9…	refs/heads/feature/x` */
const parseHeads = (lines) => lines.flatMap(line => /\trefs\/heads\/(.+)$/.exec(line)?.[1] ?? []);

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/inputs/suggest.ts
var suggest = __webpack_require__(47443);
// EXTERNAL MODULE: ./src/cli/commands.ts
var commands = __webpack_require__(31654);
// EXTERNAL MODULE: ./src/cli/options.ts
var options = __webpack_require__(60776);
;// CONCATENATED MODULE: ./src/cli/parse-arguments.ts





/** Reads a command line, without the program's own name. Never throws. */
function parseArguments(argv) {
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...argv],
        options: options/* OPTION_TYPES */.K5,
        strict: false,
        allowPositionals: true,
        tokens: true
    });
    const problems = [];
    const given = new Map();
    const words = [];
    let skipped = -1;
    for (const token of tokens) {
        if (token.kind === 'option') {
            const value = readOption(token, problems);
            // What follows an option that does not exist was meant for it.
            if (value === undefined)
                skipped = token.index + 1;
            else
                given.set(value.name, [...(given.get(value.name) ?? []), value.text]);
        }
        else if (token.kind === 'positional' && token.index !== skipped) {
            const before = tokens.find(one => one.kind === 'option' && one.index === token.index - 1 && !one.inlineValue);
            words.push({ text: token.value, ...(before?.kind === 'option' ? { flag: before.rawName } : {}) });
        }
    }
    const [first, ...more] = words;
    const asked = (first?.text === 'help' ? more[0] : first)?.text;
    const command = (0,commands/* isCommand */.y9)(asked) ? asked : undefined;
    const isHelp = given.has('help') || first?.text === 'help';
    if (isHelp && (asked === undefined || command))
        return { kind: 'help', ...(command ? { command } : {}) };
    if (given.has('version'))
        return { kind: 'version' };
    if (asked === undefined)
        problems.unshift(`Say what to do: ${commands/* COMMAND_NAMES */.nZ.join(', ')}.`);
    else if (!command)
        problems.unshift(unknown(`"${asked}" is not a command`, asked, commands/* COMMAND_NAMES */.nZ));
    for (const word of first?.text === 'help' ? [] : more)
        problems.push(tooMany(word));
    problems.push(...combinations(command, given));
    if (problems.length > 0 || !command)
        return { kind: 'wrong', problems, ...(command ? { command } : {}) };
    return { kind: 'invocation', invocation: toInvocation(command, given) };
}
const tooMany = ({ text, flag }) => `"${text}" is one word too many${flag === undefined ? '' : `; if it is the value of ${flag}, write ${flag}=${text}`}.`;
/** The option by its own name, or undefined with a problem. */
function readOption({ name, rawName, value, inlineValue }, problems) {
    const type = Object.hasOwn(options/* OPTION_TYPES */.K5, name) ? options/* OPTION_TYPES */.K5[name]?.type : undefined;
    if (type === undefined) {
        problems.push(unknown(`${rawName} is not an option`, name, Object.keys(options/* OPTION_TYPES */.K5), '--'));
        return undefined;
    }
    const own = options/* ALIASES */.rY[name] ?? name;
    if (type === 'boolean' && value !== undefined && (0,options/* isOwn */.NP)(own)) {
        problems.push(`${rawName} takes no value.`);
        return { name: own, text: value };
    }
    if (type === 'string' && (value === undefined || (!inlineValue && /^-./.test(value)))) {
        problems.push(value === undefined
            ? `${rawName} needs a value.`
            : `${rawName} needs a value, and "${value}" follows; if that is its value, write ${rawName}=${value}.`);
        return { name: own, text: '' };
    }
    if (value === '' && (0,options/* isOwn */.NP)(own))
        problems.push(`${rawName} needs a value, and this one is empty.`);
    return { name: own, text: value ?? 'true' };
}
function unknown(what, wrong, candidates, prefix = '') {
    const near = (0,suggest/* nearest */.p)(wrong, candidates);
    return near === undefined
        ? `${what}.${prefix === '' ? ` There are: ${candidates.join(', ')}.` : ''}`
        : `${what}. Did you mean ${prefix}${near}?`;
}
function combinations(command, given) {
    const only = (name, ...commands) => given.has(name) && command && !commands.includes(command)
        ? [`--${name} is for ${(0,format/* listWords */.yh)(commands)}; "${command}" has no use for it.`]
        : [];
    const apart = (one, other, why) => given.has(one) && given.has(other) ? [`--${one} and --${other} do not go together: ${why}.`] : [];
    return [
        ...only('rehearse', 'run'),
        ...only('dry-run', 'run', 'promote', 'cleanup'),
        ...only('from', 'promote'),
        ...only('to', 'promote'),
        ...apart('rehearse', 'push', 'a rehearsal publishes to a registry of its own'),
        ...apart('rehearse', 'registry', 'a rehearsal publishes to a registry of its own'),
        ...apart('rehearse', 'dry-run', 'the first runs everything, the second nothing'),
        ...[...given].flatMap(([name, texts]) => (0,options/* isOwn */.NP)(name) && 'value' in options/* OWN_OPTIONS */._X[name] && texts.length > 1
            ? [`--${name} is given ${texts.length} times.`]
            : [])
    ];
}
/** An input that is given several times has a line for each. */
function toInvocation(command, given) {
    const inputs = Object.fromEntries([...given].flatMap(([name, texts]) => ((0,options/* isInput */.Xy)(name) ? [[name, texts.join('\n')]] : [])));
    const text = (name) => (given.has(name) ? { [name]: given.get(name)?.[0] } : {});
    return {
        command,
        inputs,
        rehearse: given.has('rehearse'),
        dryRun: given.has('dry-run'),
        json: given.has('json'),
        ...text('ref'),
        ...text('registry'),
        ...text('summary')
    };
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
;// CONCATENATED MODULE: ./src/cli/push-event.ts


/** Where the core finds the payload: no file of the disk. */
const EVENT_FILE = 'event-of-the-checkout.json';
/** The push that would bring this checkout to the remote. @param asked the whole ref to take instead of the one at HEAD */
function pushEvent(checkout, asked) {
    const { sha, time, remote, defaultBranch } = checkout;
    const ref = asked ?? refAtHead(checkout);
    const repository = {
        ...(remote ? { full_name: remote.path, name: remote.path.split('/').at(-1), html_url: remote.url } : {}),
        ...(defaultBranch === undefined ? {} : { default_branch: defaultBranch }),
        // Nobody can be asked for these; null is an answer.
        ...(remote?.apiUrl ? {} : { description: null, license: null, default_branch: defaultBranch ?? null })
    };
    return {
        env: {
            GITHUB_EVENT_NAME: 'push',
            GITHUB_EVENT_PATH: EVENT_FILE,
            GITHUB_REF: ref,
            GITHUB_SHA: sha,
            GITHUB_REPOSITORY: remote?.path ?? '',
            GITHUB_API_URL: remote?.apiUrl ?? '',
            ...(remote ? { GITHUB_SERVER_URL: `https://${remote.host}` } : {})
        },
        payload: {
            ref,
            after: sha,
            repository,
            ...(time === undefined ? {} : { head_commit: { id: sha, timestamp: time } })
        },
        notes: notesOf(checkout, ref, asked)
    };
}
/** A tag at HEAD, the highest version among several; else the branch; '' where neither is there. */
function refAtHead({ tags, branch }) {
    const versions = tags.filter(tag => (0,semver.parse)(tag) !== null).sort(semver.rcompare);
    const tag = versions[0] ?? tags[0];
    if (tag !== undefined)
        return `refs/tags/${tag}`;
    return branch === undefined ? '' : `refs/heads/${branch}`;
}
function notesOf(checkout, ref, asked) {
    const { sha, changed, noGit } = checkout;
    if (sha === '') {
        const why = noGit ? 'git is not installed' : 'There is no commit here';
        return [`${why}: images get no revision, and no tag that is made of one.`];
    }
    const short = sha.slice(0, 7);
    return [
        ...(asked === undefined && ref.startsWith('refs/tags/') ? tagNotes(checkout, ref.slice('refs/tags/'.length)) : []),
        ...(ref === '' ? [`${short} is checked out without a branch or a tag; --ref names one.`] : []),
        ...(changed === 0
            ? []
            : [
                `The folder is not the commit: ${(0,format/* count */.U9)(changed, 'file')} changed since ${short}, which the images will be labelled with.`
            ])
    ];
}
/** That the run is for this tag, where another ref may be meant. */
function tagNotes({ tags, branch }, tag) {
    if (tags.length > 1)
        return [`HEAD has ${(0,format/* count */.U9)(tags.length, 'tag')} (${tags.join(', ')}); --ref takes another one.`];
    if ((0,semver.parse)(tag) !== null || branch === undefined)
        return [];
    return [`HEAD has the tag ${tag}, which is no version: the run is for it; --ref ${branch} takes the branch.`];
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/oci/loopback.ts
var loopback = __webpack_require__(82884);
// EXTERNAL MODULE: ./src/oci/reference.ts
var reference = __webpack_require__(62148);
;// CONCATENATED MODULE: ./src/cli/redirect.ts



/**
 * The same images in another registry. Its host alone takes the place of theirs; with a path, only the last part of each
 * name is kept.
 * @throws ActionError `invalid-input` when it is none, or two images would get one name.
 */
function redirect(settings, registry) {
    const move = moverTo(registry);
    const images = settings.images.map(image => ({ ...image, repositories: unique(image.repositories.map(move)) }));
    const names = images.flatMap(image => image.repositories.map(({ name }) => name));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
        throw new errors/* ActionError */.lZ({
            code: 'invalid-input',
            message: `--registry ${registry}: several images would be called ${twice}`,
            remedy: 'Name the host alone, such as localhost:5000: then the rest of each name is kept.'
        });
    }
    const { repository, ...cache } = settings.cache;
    return { ...settings, images, cache: { ...cache, ...(repository ? { repository: move(repository) } : {}) } };
}
function moverTo(registry) {
    const prefix = registry
        .trim()
        .replace(/^https?:\/\//, '')
        .replace(/\/+$/, '');
    return ({ registry: host, path }) => {
        const short = host === 'docker.io' ? path.replace(/^library\//, '') : path;
        const kept = prefix.includes('/') ? short.slice(short.lastIndexOf('/') + 1) : short;
        return attempt(registry, () => (0,reference/* parseRepository */.SU)(`${prefix}/${kept}`));
    };
}
function attempt(registry, parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new errors/* ActionError */.lZ({
            code: 'invalid-input',
            message: `--registry ${registry}: ${error instanceof Error ? error.message : error}`,
            remedy: 'Write it as localhost:5000, or as ghcr.io/acme.'
        });
    }
}
const unique = (repositories) => repositories.filter((one, index) => repositories.findIndex(({ name }) => name === one.name) === index);
/** A builder of the run's own that reaches the registries of this machine, which a container does not by itself. */
function reachLoopback(settings) {
    const { tools } = settings;
    const hosts = [
        ...new Set(settings.images.flatMap(image => image.repositories.map(({ registry }) => registry)).filter(loopback/* isLoopback */.U))
    ];
    if (hosts.length === 0 || tools.builder !== undefined || tools.driver !== 'docker-container')
        return settings;
    const config = tools.buildkitdConfig ?? '';
    const sections = hosts
        .map(host => `[registry."${host}"]\n`)
        .filter(head => !config.includes(head.trim()))
        .map(head => `${head}  http = true\n`);
    return {
        ...settings,
        tools: {
            ...tools,
            driverOpts: tools.driverOpts.some(option => option.startsWith('network='))
                ? tools.driverOpts
                : [...tools.driverOpts, 'network=host'],
            buildkitdConfig: [config.trimEnd(), ...sections].filter(text => text !== '').join('\n')
        }
    };
}
/** Images that go elsewhere are a try: no signature for others to see, and nobody is told. */
const forOtherRegistry = (settings, registry) => ({
    ...redirect(settings, registry),
    notify: [],
    gates: settings.gates.filter(({ kind }) => kind !== 'cosign')
});
/** What {@link forOtherRegistry} leaves out, a sentence; undefined when that is nothing. */
function leftOut({ notify, gates }) {
    const parts = [
        ...(gates.some(({ kind }) => kind === 'cosign') ? ['nothing is signed'] : []),
        ...(notify.length > 0 ? ['no webhook is told'] : [])
    ];
    return parts.length === 0 ? undefined : `With --registry, ${parts.join(' and ')}.`;
}
function standIns({ images }, registry) {
    const all = images.flatMap(({ repositories }) => repositories);
    const byName = Object.groupBy(all, repository => moverTo(registry)(repository).name);
    return Object.fromEntries(Object.entries(byName).map(([name, real = []]) => [name, real.map(one => one.name)]));
}
/** What a rehearsal does not do besides: no cache elsewhere, and nothing from an earlier run. */
const forRehearsal = (settings, registry) => ({
    ...forOtherRegistry(settings, registry),
    push: 'true',
    comment: 'off',
    reuse: 'never',
    cache: { ...settings.cache, backend: 'off', to: [] },
    rehearsed: standIns(settings, registry)
});
/** A run that keeps to this machine is nobody else's business; unasked, nothing is removed either, and no tag moved. */
function forLaptop(settings, { dryRun }) {
    const { mode, push, notify, retention } = settings;
    const isAsked = push === 'true' && !dryRun;
    return {
        ...settings,
        metrics: 'off',
        push: mode === 'promote' && dryRun ? 'false' : push,
        notify: isAsked ? notify : [],
        ...(retention && mode === 'cleanup' && !isAsked ? { retention: { ...retention, dryRun: true } } : {})
    };
}

;// CONCATENATED MODULE: ./src/cli/uncommitted.ts



/**
 * Images that are published say which commit they are of, and bear its version: what is in no commit goes to registries
 * of this machine alone.
 * @throws ActionError `invalid-input`
 */
function refuseUncommitted({ changed, sha }, settings) {
    const { mode, push, images } = settings;
    if (changed === 0 || mode !== 'run' || push === 'false')
        return;
    const names = images.flatMap(({ repositories }) => repositories.filter(({ registry }) => !(0,loopback/* isLoopback */.U)(registry)));
    const [first] = names;
    if (first === undefined)
        return;
    const files = (0,format/* count */.U9)(changed, 'file');
    throw new errors/* ActionError */.lZ({
        code: 'invalid-input',
        message: sha === ''
            ? `--push: ${files} in the folder and no commit, which images in ${first.name} would have to be of`
            : `--push: ${files} changed since ${sha.slice(0, 7)}, and images in ${first.name} would pass for that commit`,
        remedy: 'Commit the changes, put them away (git stash --include-untracked), or have files that do not belong to the project ignored by .gitignore. --rehearse, and --registry localhost:5000/, take the folder as it is.'
    });
}

;// CONCATENATED MODULE: ./src/cli/version.ts
/** That of package.json. */
const VERSION = '1.0.0';

// EXTERNAL MODULE: ./src/inputs/definitions.ts + 4 modules
var definitions = __webpack_require__(15759);
;// CONCATENATED MODULE: ./src/cli/wording.ts


/** Inputs that are no keys of a config file as well: a quoted name of these is the option. */
const OPTIONS_ALONE = [
    ...['allow', 'binfmt-image', 'builder', 'buildkit-image', 'buildkitd-config-inline', 'buildx-version'],
    ...['cache-paths', 'cache-repository', 'driver', 'driver-opts', 'github-token', 'log-dir', 'only', 'skip'],
    ...['parallel', 'password', 'registry-auths', 'retries', 'reuse', 'username']
];
/** Advice that is another one outside of a workflow. */
const ADVICE = [
    [/Run on a runner that has Docker .*$/, 'Install Docker, and start it.'],
    [/,? and that the job checks the repository out before this step/, ''],
    [/, and the job needs a checkout step before/, ''],
    [/Create it in a step before \(docker\/setup-buildx-action\)/, 'Create it (docker buildx create --name NAME)'],
    [/for ghcr\.io the job needs "permissions: packages: write"/, 'ghcr.io wants a token with "write:packages"'],
    [/Give the job "permissions: packages: write", and .*; a personal access token needs/, 'The token for ghcr.io needs'],
    [
        /Give the job "permissions: id-token: write", or name a "key"\./,
        `Name a "key", or leave it out: --gates '[]' has no gates, and --rehearse and --registry sign nothing.`
    ],
    [/Give the job "permissions: id-token: write", or sign/, 'Sign'],
    [/The job's OIDC token/, 'The OIDC token'],
    [/the job has no OIDC token to sign by/, 'there is no OIDC token here to sign by'],
    [
        /Give the job "permissions: contents: read" and run it again/,
        'Let git reach the remote (git ls-remote origin), or give --github-token a token that may read the repository'
    ],
    [
        /Give the workflow a "concurrency" group, and run the job again/,
        'Wait until the other run has ended, and repeat it'
    ],
    [/This is a defect of the action\. .*$/, 'This is a defect. Please report it with everything that was printed.'],
    [/GitHub's API does not tell the branches/, 'Nobody tells the branches'],
    [/this is not a GitHub workflow/, 'the remote is not of GitHub'],
    [/There is no cache service here\. GitHub gives its jobs one/i, 'there is no cache service here'],
    [/A registry on the runner itself needs driver-opts: /, 'A registry on this machine needs --driver-opts '],
    [/ A GitHub secret that does not exist is empty\./, ''],
    [/: see the summary of the job/, '']
];
const NAMES = [
    [/the input "push" is false/, '--push is not given'],
    [/the input "push" is true/, '--push is given'],
    [/the input "mode" is (\w+)/, 'the command is $1']
];
/** Words for where it runs. */
const PLACES = [
    [/in (?:the )?"env" of (?:the|this) step(?: or job)?/g, 'in the environment'],
    [/,? in a step before(?: \([\w./-]+\))?/g, ''],
    [/ before this step\b/g, ''],
    [/\bof the step\b/g, 'of the environment'],
    [/\b([Rr])un the job again\b/g, '$1un it again'],
    [/\buse a runner with more memory\b/g, 'give the engine more memory'],
    [/\bthe runner\b/g, 'this machine'],
    [/\bThe runner itself\b/g, 'This machine itself'],
    [/\bThe runner\b/g, 'This machine'],
    [/\ba runner\b/g, 'a machine']
];
/** What the core says to the author of a workflow, as a user of the command line would put it. */
function inOptions(text) {
    const place = /^([a-z-]+)(?=( \(line \d+\))?: )/.exec(text)?.[1];
    const rest = place !== undefined && (0,options/* isInput */.Xy)(place) ? text.slice(place.length) : text;
    const said = [...ADVICE, ...NAMES, ...PLACES].reduce((now, [pattern, other]) => now.replace(pattern, other), rest);
    return `${rest === text ? '' : `--${place}`}${withOptions(said)}`;
}
/** `the inputs "context" and "file"`, `"reuse: never"`, `"parallel"`. */
const withOptions = (text) => text
    .replace(/\b(?:the )?inputs? ("[a-z-]+(?:: [^"]+)?")( and "[a-z-]+")?/g, (all, one, two = '') => [one, two].every(part => part === '' || (0,options/* isInput */.Xy)(nameIn(part))) ? quotedToOptions(`${one}${two}`) : all)
    .replace(/"([a-z-]+)(?:: ([^"]+))?"(?! is not a key)/g, (all, name) => OPTIONS_ALONE.includes(name) || /^"(from|to): /.test(all) ? quotedToOptions(all) : all);
const nameIn = (quoted) => /"([a-z-]+)/.exec(quoted)?.[1] ?? '';
const quotedToOptions = (text) => text.replace(/"([a-z-]+)(?:: ([^"]+))?"/g, (_, name, value) => {
    const isFlag = (0,options/* isInput */.Xy)(name) && definitions/* INPUTS */.mc[name].flag;
    return `--${name}${value === undefined ? '' : `${isFlag ? '=' : ' '}${value}`}`;
});

// EXTERNAL MODULE: ./src/context/child-env.ts
var child_env = __webpack_require__(98679);
// EXTERNAL MODULE: ./src/inputs/raw.ts
var raw = __webpack_require__(83071);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/adapters/summary-file.ts



/** Why nothing can be written there, a clause; undefined: it can. Opens nothing: it may be a pipe. */
async function whyUnwritable(path) {
    try {
        const there = await (0,promises_.stat)(path).catch(absent);
        if (there?.isDirectory())
            return 'this is a folder';
        await (0,promises_.access)(there ? path : (0,external_node_path_.dirname)(path), external_node_fs_.constants.W_OK);
        return there || (await (0,promises_.stat)((0,external_node_path_.dirname)(path))).isDirectory() ? undefined : `${(0,external_node_path_.dirname)(path)} is not a folder`;
    }
    catch (error) {
        return describe(error, (0,external_node_path_.dirname)(path));
    }
}
function absent(error) {
    if (error.code !== 'ENOENT')
        throw error;
}
function describe(error, folder) {
    const { code, message } = error;
    if (code === 'ENOENT')
        return `there is no folder ${folder}`;
    if (code === 'ENOTDIR')
        return `${folder} is not a folder`;
    if (code === 'EACCES' || code === 'EPERM')
        return 'you may not write there';
    return message ?? String(error);
}

;// CONCATENATED MODULE: ./src/cli/asked-ref.ts


/** Images are of the commit that is checked out: a branch or a tag that is there must be at it. */
async function readAskedRef(asked, { sha }, process) {
    const { kind, name } = split(asked);
    const { exitCode } = await (0,stages_git/* git */.$)(['check-ref-format', `refs/heads/${name}`], process);
    if (exitCode === 1 || NO_NAME.test(name))
        return wrong(asked, 'this is not the name of a branch or a tag', NAME_IT);
    const refs = await (0,stages_git/* git */.$)(['for-each-ref', `--format=${FORMAT}`, ...PREFIXES.map(prefix => prefix + name)], process);
    return decideRef({ asked, kind, name, sha, there: parseRefs((0,stages_git/* linesOf */.D)(refs)) });
}
/** A commit is none, and a pull request is no push. */
const NO_NAME = /^(HEAD|[0-9a-f]{40}|refs\/.*)$/;
const NAME_IT = 'Write it as main or v1.2.3, or leave --ref out: then it is the tag at HEAD, else the branch.';
const PREFIXES = ['refs/tags/', 'refs/heads/', 'refs/remotes/origin/'];
/** The last one is the commit of an annotated tag. */
const FORMAT = '%(refname) %(objectname) %(*objectname)';
function split(asked) {
    const [, kind, name] = /^refs\/(tags|heads)\/(.*)$/s.exec(asked) ?? [];
    return name === undefined ? { name: asked } : { kind: kind, name };
}
const parseRefs = (lines) => new Map(lines.map(line => {
    const [ref = '', object = '', commit] = line.split(' ');
    return [ref, commit || object];
}));
/** A short name is a tag where there is one, or where it is a version; else a branch. */
function decideRef({ asked, kind, name, sha, there }) {
    const tag = kind === 'heads' ? undefined : there.get(`refs/tags/${name}`);
    const branches = kind === 'tags' ? [] : BRANCHES.flatMap(prefix => there.get(prefix + name) ?? []);
    if (sha !== '' && tag === sha)
        return { ok: true, ref: `refs/tags/${name}` };
    if (sha !== '' && branches.includes(sha))
        return { ok: true, ref: `refs/heads/${name}` };
    const other = tag ?? branches[0];
    if (other !== undefined) {
        const noun = tag === undefined ? 'branch' : 'tag';
        const why = `the ${noun} ${name} is at ${asked_ref_short(other)}, and ${asked_ref_short(sha)} is checked out`;
        return wrong(asked, why, `Check it out (git checkout ${name}), or name a ${noun} that is not there yet.`);
    }
    const isTag = kind === 'tags' || (kind === undefined && (0,semver.parse)(name) !== null);
    const note = `There is no ${isTag ? 'tag' : 'branch'} ${name} here yet: the run is for the push that makes it.`;
    return { ok: true, ref: `refs/${isTag ? 'tags' : 'heads'}/${name}`, ...(sha === '' ? {} : { note }) };
}
const BRANCHES = ['refs/heads/', 'refs/remotes/origin/'];
const asked_ref_short = (sha) => sha.slice(0, 7) || 'no commit';
const wrong = (asked, why, remedy) => ({
    ok: false,
    problem: { code: 'invalid-input', message: `--ref ${asked}: ${why}`, remedy }
});

// EXTERNAL MODULE: ./src/context/remote.ts
var remote = __webpack_require__(37525);
;// CONCATENATED MODULE: ./src/cli/remote.ts

/** Undefined for a folder, and for what is no URL. */
function parseRemote(url) {
    const found = (0,remote/* parseRemoteUrl */.J)(url);
    if (!found)
        return undefined;
    const { host, path } = found;
    return { host, path, url: `https://${host}/${path}`, apiUrl: path.split('/').length === 2 ? apiOf(host) : '' };
}
/** GitHub itself, its data residency, and servers that say what they are by their name. */
function apiOf(host) {
    if (host === 'github.com')
        return 'https://api.github.com';
    if (host.endsWith('.ghe.com'))
        return `https://api.${host}`;
    return host.startsWith('github.') ? `https://${host}/api/v3` : '';
}

;// CONCATENATED MODULE: ./src/cli/checkout.ts


/** Looks at the checkout that the folder is in; changes nothing. */
async function readCheckoutState(process) {
    const git = (...args) => (0,stages_git/* git */.$)(args, process);
    const [commit, branch, tags, status, remote, heads] = await Promise.all([
        git('show', '--no-patch', '--format=%H %cI', 'HEAD'),
        git('symbolic-ref', '--quiet', '--short', 'HEAD'),
        git('tag', '--points-at', 'HEAD'),
        git('status', '--porcelain'),
        git('remote', 'get-url', 'origin'),
        git('for-each-ref', '--format=%(refname) %(symref)', 'refs/remotes/origin', 'refs/heads')
    ]);
    const [sha = '', time = ''] = textOf(commit).split(' ');
    const name = textOf(branch);
    const defaultBranch = findDefaultBranch((0,stages_git/* linesOf */.D)(heads));
    const parsed = parseRemote(textOf(remote));
    return {
        sha,
        ...(time === '' ? {} : { time }),
        ...(name === '' ? {} : { branch: name }),
        tags: (0,stages_git/* linesOf */.D)(tags),
        ...(defaultBranch === undefined ? {} : { defaultBranch }),
        ...(parsed ? { remote: parsed } : {}),
        changed: (0,stages_git/* linesOf */.D)(status).length,
        ...(commit.exitCode === 127 ? { noGit: true } : {})
    };
}
const textOf = ({ exitCode, stdout }) => (exitCode === 0 ? stdout.trim() : '');
const USUAL = ['main', 'master'];
/**
 * What the remote's HEAD points at, as a clone keeps it; else the usual name, of the remote before that of the checkout.
 * @param refs `refs/remotes/origin/HEAD refs/remotes/origin/main`, `refs/heads/main `
 */
function findDefaultBranch(refs) {
    const pairs = refs.map(line => line.split(' '));
    const head = pairs.find(([ref]) => ref === 'refs/remotes/origin/HEAD')?.[1];
    if (head)
        return head.replace('refs/remotes/origin/', '');
    const names = pairs.map(([ref]) => ref);
    const find = (prefix) => USUAL.find(name => names.includes(`${prefix}/${name}`));
    return find('refs/remotes/origin') ?? find('refs/heads');
}

;// CONCATENATED MODULE: ./src/cli/defaults.ts
/** The inputs with what the command adds: nothing is pushed unasked, and the usual config file is taken. */
function completeInputs({ command, inputs, rehearse, registry }, { config }) {
    const writes = command === 'run' || command === 'promote';
    return {
        ...inputs,
        mode: command,
        push: rehearse ? 'true' : (inputs.push ?? (writes ? 'false' : 'auto')),
        comment: 'off',
        ...(config === undefined ? {} : { config }),
        // The login belongs to where the images go.
        ...(registry === undefined || (inputs.username ?? inputs.password) === undefined
            ? {}
            : { registry: registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '') })
    };
}

;// CONCATENATED MODULE: ./src/cli/detached.ts
/** Most tags are made of a branch or a tag: a push of a bare commit would publish nothing, and seem to have gone well. */
function refuseDetached({ mode, push, tags }, { sha }, ref) {
    if (mode !== 'run' || push === 'false' || sha === '' || ref !== '' || tags !== undefined)
        return undefined;
    return {
        code: 'invalid-input',
        message: `--push: ${sha.slice(0, 7)} is checked out without a branch or a tag, of which the tags of its images are made`,
        remedy: 'Name the branch it is on (--ref main), check that out (git checkout main), or say the tags with --tags.'
    };
}

;// CONCATENATED MODULE: ./src/cli/workspace.ts


const CONFIG_FILES = ['.github/multiarch.yml', '.github/multiarch.yaml', 'multiarch.yml', 'multiarch.yaml'];
/**
 * The nearest folder with a config file, up to the root of the repository; the current one where there is none, or where
 * the user names a file ('' for none).
 * @param here absolute
 */
async function findWorkspace(here, asked, process, files) {
    const { exitCode, stdout } = await (0,stages_git/* git */.$)(['rev-parse', '--show-toplevel'], process);
    const root = exitCode === 0 ? stdout.trim() : here;
    for (const folder of asked === undefined ? foldersUpTo(root, here) : []) {
        const config = await findConfig(folder, files);
        if (config === undefined)
            continue;
        const note = folder === here
            ? `The config file is ${config}.`
            : `The config file is ${(0,external_node_path_.join)(folder, config)}: paths are read from ${folder} on, the workspace.`;
        return { folder, config, ...below(root, folder), note };
    }
    const workspace = { folder: here, ...below(root, here) };
    if (asked !== undefined || workspace.root === undefined)
        return workspace;
    return { ...workspace, note: `Neither ${(0,external_node_path_.relative)(root, here)} nor a folder above it has a config file: it is built.` };
}
const below = (root, folder) => ((0,external_node_path_.relative)(root, folder) === '' ? {} : { root });
/** From the innermost on; it alone where it is not below the root. */
function foldersUpTo(root, folder) {
    const steps = (0,external_node_path_.relative)(root, folder).split(/[/\\]/).filter(Boolean);
    if (steps[0] === '..' || (0,external_node_path_.relative)(root, folder) === folder)
        return [folder];
    return [folder, ...steps.map((_, index) => (0,external_node_path_.resolve)(folder, '../'.repeat(index + 1)))];
}
async function findConfig(folder, files) {
    const found = await Promise.all(CONFIG_FILES.map(async (file) => ((await files.exists((0,external_node_path_.join)(folder, file))) ? [file] : [])));
    return found.flat()[0];
}

// EXTERNAL MODULE: ./src/run/guard.ts + 1 modules
var guard = __webpack_require__(28874);
;// CONCATENATED MODULE: ./src/main/rehearsal.ts


function createRehearsal() {
    let isStarted = false;
    return {
        start: async (ports) => {
            isStarted = true;
            const { startRehearsalRegistry } = await __webpack_require__.e(/* import() */ 522).then(__webpack_require__.bind(__webpack_require__, 70522));
            ports.workflow.info('Starting a registry for the rehearsal.');
            const child = ports.createProcess((0,child_env/* childEnvironment */.Q)(ports.env, true), ports.signal);
            return startRehearsalRegistry(ports.nonce, { ...ports, process: child }).catch((error) => {
                if (error instanceof errors/* ActionError */.lZ && error.code === 'no-engine')
                    isStarted = false;
                throw error;
            });
        },
        // The run removes it with everything else; one that failed before it began leaves it to this.
        end: async (ports) => {
            if (!isStarted)
                return undefined;
            const { removeRehearsalRegistry } = await __webpack_require__.e(/* import() */ 522).then(__webpack_require__.bind(__webpack_require__, 70522));
            return removeRehearsalRegistry(ports.nonce, ports.createProcess((0,child_env/* childEnvironment */.Q)(ports.env, true)));
        }
    };
}

;// CONCATENATED MODULE: ./src/main/local-job.ts










/** Looks at the checkout, and makes its workspace the current folder. */
async function readJob(invocation, { env, files, signal, createProcess }) {
    const { summary, ref: asked } = invocation;
    const unwritable = summary === undefined ? undefined : await whyUnwritable(summary);
    const git = () => createProcess((0,guard/* gitEnvironment */._K)(env), signal);
    const workspace = await findWorkspace(process.cwd(), invocation.inputs.config, git(), files);
    process.chdir(workspace.folder);
    const checkout = await readCheckoutState(git());
    const ref = asked === undefined ? undefined : await readAskedRef(asked, checkout, git());
    const event = pushEvent(checkout, ref?.ok ? ref.ref : undefined);
    const inputs = completeInputs(invocation, workspace);
    return {
        event,
        inputs,
        checkout,
        rehearsal: createRehearsal(),
        image: defaultImage(invocation, inputs, checkout, workspace),
        notes: [workspace.note, ref?.ok ? ref.note : undefined, ...event.notes].filter(note => note !== undefined),
        problems: [
            unwritable === undefined ? undefined : noSummary(`${summary}`, unwritable),
            ref?.ok === false ? ref.problem : refuseDetached(inputs, checkout, event.env.GITHUB_REF ?? '')
        ].filter(problem => problem !== undefined)
    };
}
const noSummary = (path, why) => ({
    code: 'invalid-input',
    message: `--summary ${path}: ${why}`,
    remedy: 'Name a file that can be written, such as summary.md.'
});

// EXTERNAL MODULE: ./src/main/ports.ts + 27 modules
var main_ports = __webpack_require__(64901);
;// CONCATENATED MODULE: ./src/main/command-line.ts


















/** The command `multiarch-build`: the same core, told of a push of the checkout instead of an event. */
async function runCommandLine(argv, env, cancelled) {
    const code = await runArguments(argv, env, cancelled);
    await Promise.all([process.stdout, process.stderr].map(flushed));
    return code;
}
/** The process ends right after, and a full pipe would lose the rest. */
const flushed = (stream) => new Promise(resolve => stream.write('', () => resolve()));
async function runArguments(argv, env, cancelled) {
    // Whoever closes the terminal or the pipe wants nothing more of it.
    process.on('SIGHUP', () => cancelled.abort());
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => cancelled.abort());
    const args = parseArguments(argv);
    switch (args.kind) {
        case 'version':
            return print(`${VERSION}\n`);
        case 'help': {
            const { renderHelp } = await __webpack_require__.e(/* import() */ 911).then(__webpack_require__.bind(__webpack_require__, 87911));
            return print(renderHelp(args.command, process.stdout.columns ?? 80));
        }
        case 'wrong': {
            const more = `multiarch-build ${args.command === undefined ? '' : `${args.command} `}--help`;
            process.stderr.write(`${args.problems.map(problem => `✖ ${problem}\n`).join('')}\nSee ${more}.\n`);
            return 2;
        }
        case 'invocation':
            return runInvocation(args.invocation, env, cancelled.signal);
    }
}
async function runInvocation(invocation, env, signal) {
    const { json, summary } = invocation;
    const terminal = createTerminal({
        report: json ? process.stderr : process.stdout,
        log: process.stderr,
        live: isLive(process.stderr, env),
        // Before another folder becomes the current one.
        summary: summary === undefined ? undefined : (0,external_node_path_.resolve)(summary),
        clock: clock/* systemClock */.m,
        wording: inOptions
    });
    const first = (0,main_ports/* createPorts */.R)(env, terminal.workflow, signal);
    const job = await readJob(invocation, first);
    if (job.problems.length === 0)
        for (const note of job.notes)
            terminal.workflow.info(note);
    const ports = commandPorts(first, invocation, job);
    const code = job.problems.length > 0 ? refuse(job.problems, terminal) : await runCore(ports, invocation, terminal);
    const closing = (await job.rehearsal.end(ports)) ?? closingNote(invocation, job.inputs, code, terminal.outputs().json ?? '');
    if (closing !== undefined)
        terminal.workflow.info(closing);
    if (json)
        print(`${jsonOf(terminal)}\n`);
    return code;
}
/** Nothing has begun. */
function refuse(problems, { workflow }) {
    for (const { message, remedy } of problems)
        process.stderr.write(`✖ ${message}\n${remedy}\n`);
    const failures = problems.map(({ code, message, remedy }) => ({ code, title: message, remedy }));
    workflow.setOutput('json', JSON.stringify({ outcome: 'failure', failures }));
    return 2;
}
/** @param json the result */
function closingNote({ command, dryRun }, { push }, code, json) {
    if (command === 'cleanup' && code === 0 && (push !== 'true' || dryRun)) {
        const { skipped } = JSON.parse(json || '{}');
        return skipped === undefined
            ? 'Nothing was removed; --push removes what is listed, where "retention" says "dry-run: false".'
            : undefined;
    }
    if (push !== 'false' || code !== 0 || dryRun)
        return undefined;
    if (command === 'promote')
        return 'Nothing was written; --push writes what is listed.';
    return command === 'run' ? 'Nothing has left this machine; --push publishes what has passed.' : undefined;
}
/** The whole result; of a plan, the plan. */
function jsonOf(terminal) {
    const { json = '', plan = '', commands = '' } = terminal.outputs();
    return commands || json || plan || '{}';
}
async function runCore(ports, invocation, terminal) {
    try {
        if (invocation.dryRun && invocation.command !== 'cleanup') {
            const { dryRun } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(28), __webpack_require__.e(827), __webpack_require__.e(704)]).then(__webpack_require__.bind(__webpack_require__, 85704));
            await dryRun(ports);
        }
        else
            await (0,action/* runAction */.C)(ports);
        return (0,exit_code/* exitCodeOf */.F)(terminal.hasFailed(), terminal.outputs().json ?? '');
    }
    catch (error) {
        const wrong = (0,errors/* toActionError */.ie)(error);
        const { code, details } = wrong;
        const message = inOptions(wrong.message);
        const remedy = wrong.remedy && inOptions(wrong.remedy);
        terminal.close();
        const lines = [`✖ ${message}`, ...[remedy, details].filter(Boolean)];
        process.stderr.write(`${lines.join('\n')}\n`);
        terminal.workflow.setOutput('json', JSON.stringify({ outcome: 'failure', failures: [{ code, title: message, remedy }] }));
        await finish(ports, terminal);
        return ports.signal.aborted ? 130 : code === 'invalid-input' ? 2 : 1;
    }
    finally {
        terminal.close();
    }
}
/** What the post step does in a job. */
async function finish(ports, terminal) {
    const { session = '' } = terminal.state();
    await (0,action/* runPost */.a)({ ...ports, env: { ...ports.env, STATE_session: session } }).catch(() => { });
}
/** The job that a push would start, with the inputs of the command line. */
function commandPorts(first, invocation, { event, inputs, checkout, rehearsal, image }) {
    const own = Object.entries(inputs).map(([name, value]) => [(0,raw/* environmentName */.V)(name), value]);
    const env = { ...withoutJob(first.env), ...event.env, ...Object.fromEntries(own) };
    const { files } = first;
    const core = (0,main_ports/* createPorts */.R)(env, first.workflow, first.signal);
    // With whatever gives the user access, and without a question.
    const asUser = core.createProcess({ ...(0,child_env/* childEnvironment */.Q)(env, true), GIT_TERMINAL_PROMPT: '0' }, core.signal);
    const ports = {
        ...core,
        createGitHub: (...access) => askingRemote(core.createGitHub(...access), asUser),
        files: { ...files, read: async (path) => (path === EVENT_FILE ? JSON.stringify(event.payload) : files.read(path)) }
    };
    return {
        ...ports,
        fallbackRepository: image,
        adjust: async (given) => {
            const settings = forLaptop(withoutGuard(given, image, invocation), invocation);
            if (invocation.rehearse)
                return reachLoopback(forRehearsal(settings, await rehearsal.start(ports)));
            const sent = send(settings, invocation, ports);
            if (!invocation.dryRun)
                refuseUncommitted(checkout, sent);
            return reachLoopback(sent);
        }
    };
}
function send(settings, { registry }, { workflow }) {
    if (registry === undefined)
        return settings;
    const without = leftOut(settings);
    if (without !== undefined)
        workflow.info(without);
    return forOtherRegistry(settings, registry);
}
/** A job that this command runs in has another event; its inputs and its state are not meant. */
const withoutJob = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|STATE_|GITHUB_(?!TOKEN$))/.test(name)));
/** Where lines can be redrawn, and nobody wants plain ones. */
const isLive = ({ isTTY }, { CI, NO_COLOR, TERM }) => isTTY === true && !CI && !NO_COLOR && TERM !== 'dumb';
function print(text) {
    process.stdout.write(text);
    return 0;
}


/***/ })

};
