export const id = 636;
export const ids = [636];
export const modules = {

/***/ 81636:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restoreCachePaths: () => (/* binding */ restoreCachePaths),
/* harmony export */   saveCachePaths: () => (/* binding */ saveCachePaths)
/* harmony export */ });
/* unused harmony exports NO_SERVICE, keyOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83916);
/* harmony import */ var _inputs_cache_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1398);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12011);
/* harmony import */ var _confine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76131);
/* harmony import */ var _retrying_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(46781);







const NO_SERVICE = '"cache-paths" are neither restored nor saved: there is no cache service here. GitHub gives its jobs one.';
/**
 * Brings the files of earlier runs into the workspace, and fetches what is still missing. The cache is a convenience: its
 * trouble is a warning, and everything goes on without it.
 * @throws ActionError `invalid-input` for paths that lead out of the workspace; `fetch-failed`
 */
async function restoreCachePaths(entries, ports) {
    const { cache, workflow } = ports;
    if (!cache.available)
        workflow.info(NO_SERVICE);
    const missed = [];
    for (const entry of entries) {
        await confine(entry, ports);
        const key = await keyOf(entry, cache);
        const restored = cache.available && (await cache.restore(entry.paths, key));
        if (restored)
            workflow.info(`${entry.paths.join(', ')}: restored from the cache (${key}).`);
        if (entry.url !== undefined)
            await fetchMissing(entry, entry.url, ports);
        if (cache.available && !restored)
            missed.push({ paths: entry.paths, key });
    }
    return { missed, notes: cache.available ? [] : [NO_SERVICE] };
}
/** Only for a run that has succeeded, of code that is trusted. */
async function saveCachePaths({ missed }, { cache, files, workflow }) {
    for (const { paths, key } of missed) {
        const there = await Promise.all(paths.map(path => files.exists(path)));
        if (!there.includes(true)) {
            workflow.info(`${paths.join(', ')}: not saved, since there is nothing.`);
        }
        else if (await cache.save(paths, key)) {
            workflow.info(`${paths.join(', ')}: saved for the next run (${key}).`);
        }
    }
}
/** The key text, and a hash of all else that decides what the files are. */
async function keyOf({ paths, key, files, url, sha256 }, cache) {
    const name = key ?? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(paths[0] ?? '');
    if (files.length === 0 && url === undefined)
        return name;
    const { count, digest } = await cache.digestOf(files);
    if (files.length > 0 && count === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
            code: 'invalid-input',
            message: `cache-paths: no file of the workspace matches "files" of ${paths.join(', ')}: ${files.join(', ')}`,
            remedy: 'Name files whose content decides the key, from the root of the workspace, such as pom.xml or **/*.lock.'
        });
    }
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify([digest, url ?? '', sha256 ?? '']));
    return `${name}-${hash.digest('hex').slice(0, 16)}`;
}
async function confine({ paths }, { files, temp }) {
    const outside = await (0,_confine_js__WEBPACK_IMPORTED_MODULE_5__/* .findOutside */ .BQ)(paths.flatMap(_confine_js__WEBPACK_IMPORTED_MODULE_5__/* .ancestors */ .T1), { workspace: '.', temp }, files);
    if (outside === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
        code: 'invalid-input',
        message: `cache-paths: "${outside}" leads out of the workspace`,
        remedy: 'Name a path of the workspace that is no link to another place.'
    });
}
/** Fetches the file unless it is there with the right content. */
async function fetchMissing({ paths, sha256 }, url, ports) {
    const { cache, files, http, workflow, retries, signal, clock } = ports;
    const path = paths[0] ?? '';
    const there = await cache.sha256(path);
    if (there !== undefined && (sha256 === undefined || there === sha256))
        return;
    if (there !== undefined)
        workflow.info(`${path}: fetched again, since its SHA-256 is ${there}, not ${sha256}.`);
    const started = clock.elapsed();
    const shown = (0,_inputs_cache_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutQuery */ .j$)(url);
    const download = () => http.download(url, signal, { verified: sha256 !== undefined });
    const body = await (0,_retrying_js__WEBPACK_IMPORTED_MODULE_6__/* .retryingDownload */ .DQ)(download, retries.policy('download', shown)).catch((error) => {
        signal.throwIfAborted();
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
            code: 'fetch-failed',
            message: `cache-paths: ${path} could not be fetched from ${shown}: ${error.message}`,
            remedy: 'Check its "url". The runner itself fetches it, without a login.',
            cause: error
        });
    });
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(body).digest('hex');
    if (sha256 !== undefined && digest !== sha256) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
            code: 'fetch-failed',
            message: `cache-paths: what ${shown} gives has the SHA-256 ${digest}, not ${sha256}`,
            remedy: 'Compare it with what its publisher says, and correct "sha256" if the file was meant to change.'
        });
    }
    // A link that the repository has there would lead elsewhere.
    await files.remove(path);
    await files.writePrivate(path, body, 0o644);
    const seconds = ((clock.elapsed() - started) / 1000).toFixed(1);
    workflow.info(`${path}: fetched from ${shown} (${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(body.length)} in ${seconds} s).`);
}


/***/ })

};
