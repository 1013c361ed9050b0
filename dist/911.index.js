export const id = 911;
export const ids = [911];
export const modules = {

/***/ 87911:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderHelp: () => (/* binding */ renderHelp)
/* harmony export */ });
/* unused harmony export wrap */
/* harmony import */ var _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15759);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31654);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41552);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60776);




const NAME = 'multiarch-build';
const INDENT = '      ';
/** Help of one command, or of all of them. @param columns of the terminal */
function renderHelp(command, columns) {
    const width = Math.min(Math.max(columns, 40), 100);
    const found = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMANDS */ .Lo.find(([name]) => name === command);
    return `${(found ? commandHelp(found, width) : overview(width)).join('\n')}\n`;
}
const overview = (width) => [
    `Usage: ${NAME} COMMAND [OPTIONS]`,
    '',
    ...wrap('Builds, checks and publishes the images of this folder as a push of its commit would: from the tag at HEAD, else from the branch.', '', width),
    '',
    'Commands:',
    ...table(_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMANDS */ .Lo.map(([name, { summary }]) => [name, summary])),
    '',
    'Options that are used most:',
    ...MAIN.flatMap(([head, text]) => entry(head, text, width)),
    '',
    `"${NAME} COMMAND --help" has all of them: every input of the action is an option.`,
    '',
    ...exitCodes()
];
const MAIN = [
    ['--config FILE', 'File that describes the images; .github/multiarch.yml or multiarch.yml is taken by itself.'],
    ['--only PATTERN, --skip PATTERN', 'An image, a variant or a platform to build, or to leave out.'],
    ['--platform LIST', 'Platforms to build for, such as linux/amd64,linux/arm64.'],
    ['--push', 'Publish what has passed; without it, nothing leaves this machine.'],
    ['--registry REGISTRY', 'Registry that every image goes to instead, such as localhost:5000/.'],
    ['--rehearse', plain(_options_js__WEBPACK_IMPORTED_MODULE_3__/* .OWN_OPTIONS */ ._X.rehearse.description)],
    ['--dry-run', plain(_options_js__WEBPACK_IMPORTED_MODULE_3__/* .OWN_OPTIONS */ ._X['dry-run'].description)],
    ['--json', plain(_options_js__WEBPACK_IMPORTED_MODULE_3__/* .OWN_OPTIONS */ ._X.json.description)]
];
function commandHelp([name, { summary, inputs }], width) {
    const sections = Object.keys(_inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .GROUPS */ .fd)
        .map(group => ({
        title: _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .GROUPS */ .fd[group],
        names: _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUT_NAMES */ .Qh.filter(one => (0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .isInput */ .Xy)(one) && inputs.includes(one) && _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc[one].group === group)
    }))
        .filter(({ names }) => names.length > 0);
    return [
        `Usage: ${NAME} ${name} [OPTIONS]`,
        '',
        ...wrap(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`, '', width),
        '',
        'Command line:',
        ...Object.keys(_options_js__WEBPACK_IMPORTED_MODULE_3__/* .OWN_OPTIONS */ ._X)
            .filter(option => NOT_FOR_ALL[option]?.includes(name) ?? true)
            .flatMap(option => ownEntry(option, name, width)),
        ...sections.flatMap(({ title, names }) => [
            '',
            `${title}:`,
            ...names.flatMap(input => inputEntry(input, name, width))
        ]),
        '',
        'An option that takes several values may be given several times.',
        '',
        ...exitCodes()
    ];
}
const NOT_FOR_ALL = {
    rehearse: ['run'],
    'dry-run': ['run', 'promote', 'cleanup']
};
const DRY_RUN = {
    promote: 'Print the commands that write the tags, and run none; those that only look are comments.',
    cleanup: 'List what would be removed, and remove nothing.'
};
function ownEntry(name, command, width) {
    const { description, value, short } = _options_js__WEBPACK_IMPORTED_MODULE_3__/* .OWN_OPTIONS */ ._X[name];
    const head = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    return entry(head, plain((name === 'dry-run' && DRY_RUN[command]) || description), width);
}
/** What is different from the action. */
const OTHERWISE = {
    config: 'File that describes the images. Without it, .github/multiarch.yml or multiarch.yml is taken, of the nearest folder up to the root of the repository; `--config ""` takes none.',
    from: 'Image that the tags are to point at: a tag such as `1.1.0`, a digest, or either of another repository (`ghcr.io/acme/staging@sha256:…`).',
    to: 'Tags to write, separated by newlines or commas, such as `latest`. Every variant gets its own form of them.',
    retention: 'What is removed, as YAML: `{dry-run, rules: [{match, keep-days, keep-last, include-versions}]}`. A dry run unless `dry-run: false` is there.',
    'github-token': "Token for GitHub's API and ghcr.io. Without it, the API is asked without one, and your own docker login is used.",
    images: 'Repositories to publish to. Where neither it nor the config file names any, ghcr.io/OWNER/NAME of the GitHub remote; for another remote, and for a folder below the root, it is needed to publish.'
};
const PUSH = {
    run: 'Publish what has passed. Without it, nothing leaves this machine.',
    plan: 'Plan what `run --push` does; `--push=false`, what `run` does. Without it, what the action would do.',
    cleanup: 'Remove what `retention` names, where it says `dry-run: false`. Without it, that is only listed.',
    promote: 'Write the tags. Without it, what would be written is only listed.'
};
function inputEntry(name, command, width) {
    const { description, default: usual, fallback } = _inputs_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc[name];
    const shown = usual ?? fallback;
    const isPlain = shown !== undefined && shown !== '' && !shown.includes('{') && !((0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .isFlag */ .RV)(name) && shown !== 'true');
    const text = plain(name === 'push' ? (PUSH[command] ?? description) : (OTHERWISE[name] ?? description));
    const value = (0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .isFlag */ .RV)(name)
        ? (0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .hasValue */ .a4)(name)
            ? '[=VALUE]'
            : ''
        : ` ${name === 'platforms' ? 'LIST (--platform)' : 'VALUE'}`;
    const head = `--${name}${value}`;
    return entry(head, `${text}${isPlain ? ` [${shown}]` : ''}`, width);
}
const entry = (head, text, width) => [
    `  ${head}`,
    ...wrap(text, INDENT, width)
];
function plain(markdown) {
    return markdown.replaceAll('`', '');
}
function exitCodes() {
    return ['Exit codes:', ...table(Object.entries(_exit_code_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT_CODES */ .a))];
}
function table(rows) {
    const wide = Math.max(...rows.map(([head]) => head.length));
    return rows.map(([head, text]) => `  ${head.padEnd(wide)}  ${text}`);
}
/** At blanks; a word that is too long has a line of its own. */
function wrap(text, indent, width) {
    const lines = [];
    let line = indent;
    for (const word of text.split(/\s+/)) {
        const next = line === indent ? `${indent}${word}` : `${line} ${word}`;
        if (next.length > width && line !== indent) {
            lines.push(line);
            line = `${indent}${word}`;
        }
        else
            line = next;
    }
    return [...lines, line];
}


/***/ })

};
