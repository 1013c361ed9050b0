export const id = 522;
export const ids = [522];
export const modules = {

/***/ 70522:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   removeRehearsalRegistry: () => (/* binding */ removeRehearsalRegistry),
/* harmony export */   startRehearsalRegistry: () => (/* binding */ startRehearsalRegistry)
/* harmony export */ });
/* harmony import */ var _buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(313);
/* harmony import */ var _engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99565);
/* harmony import */ var _engine_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83916);
/* harmony import */ var _check_tools_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6977);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37491);






const IMAGE = 'registry:3';
const PORT = 5000;
const TRIES = 100;
const WAIT_MS = 100;
const containerName = (nonce) => `multiarch-build-${nonce}-registry`;
/** Its data is in an anonymous volume, which goes with the container. */
const startCommand = (nonce) => ({
    tool: 'docker',
    args: [
        ...['run', '--detach', '--quiet', '--name', containerName(nonce)],
        ...['--label', `${_session_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_LABEL */ .GJ}=${nonce}`, '--publish', `127.0.0.1::${PORT}`, IMAGE]
    ],
    timeoutMs: 300_000
});
/**
 * Starts a registry for one run: a container, since the engine of a desktop lives in a machine of its own, where only
 * published ports of containers are reached from both sides.
 * @returns its address, `localhost:32768`.
 * @throws ActionError `no-engine`: there is no container; `registry-failed`
 */
async function startRehearsalRegistry(nonce, ports) {
    const { process, clock, signal } = ports;
    const started = await process.run(startCommand(nonce));
    signal.throwIfAborted();
    if (started.exitCode !== 0) {
        await (0,_check_tools_js__WEBPACK_IMPORTED_MODULE_4__/* .checkEngine */ .Xx)(process);
        throw notStarted((0,_buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .errorLine */ .BP)(started.stderr), started.stderr);
    }
    const listed = await process.run((0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .portsCommand */ .Er)(containerName(nonce)));
    const port = (0,_engine_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostPorts */ .Q)(listed.stdout).get(PORT);
    if (port === undefined)
        throw notStarted('it has no port', listed.stderr);
    const address = `localhost:${port}`;
    for (let tries = 0; tries < TRIES; tries++) {
        if (await answers(ports, address))
            return address;
        signal.throwIfAborted();
        await clock.sleep(WAIT_MS, signal);
    }
    throw notStarted(`it does not answer at ${address}`);
}
const answers = ({ http, signal }, address) => http.request(`http://${address}/v2/`, { bytes: 100, timeoutMs: 5000, signal }).then(({ status }) => status === 200, () => false);
const notStarted = (reason, details = '') => new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ({
    code: 'registry-failed',
    message: `The registry of the rehearsal (${IMAGE}) did not start: ${reason}`,
    remedy: 'The engine must run, and have the image or be able to pull it. A registry that is there already is used by --push --registry localhost:5000/.',
    details
});
/** Safe to repeat. @returns what became of it, a sentence */
async function removeRehearsalRegistry(nonce, process) {
    const name = containerName(nonce);
    const { exitCode, stderr } = await process.run((0,_engine_container_command_js__WEBPACK_IMPORTED_MODULE_1__/* .removeContainersCommand */ .yp)([name]));
    // Without docker, none was started.
    if (exitCode === 0 || exitCode === 127 || /no such container/i.test(stderr))
        return 'This was a rehearsal: its registry is gone, and everything that was published there.';
    const reason = (0,_buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .errorLine */ .BP)(stderr) || `docker rm ended with ${exitCode}`;
    return `This was a rehearsal, and its registry may still be there: ${reason}. To remove it: docker rm --force --volumes ${name}`;
}


/***/ })

};
