export const id = 871;
export const ids = [871];
export const modules = {

/***/ 16871:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRecordStore: () => (/* binding */ createRecordStore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService';
const CONFLICT = 409;
/** Entries of another version are never found: 64 hexadecimal digits, as the service wants them. */
const VERSION = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update('multiarch-build records 1').digest('hex');
/**
 * Keys of entries of the GitHub Actions cache: the key says it all, and what is in an entry is never downloaded.
 * `@actions/cache` has no way to look a key up without 3.5 MB of modules, a child process and an archive format.
 * @param env of the job; the runner gives these variables to actions alone, not to their steps' commands
 * @returns undefined where there is no such service, or the run may not read it
 */
function createRecordStore(env) {
    const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_SERVICE_V2: v2 } = env;
    const { ACTIONS_CACHE_MODE: mode = '' } = env;
    if (!url || !token || !v2 || ['none', 'write-only'].includes(mode))
        return undefined;
    const ask = async (method, request, signal) => {
        const answer = await fetch(new URL(`${SERVICE}/${method}`, url), {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ ...request, version: VERSION }),
            signal
        });
        const body = (await answer.json().catch(() => ({})));
        if (answer.ok)
            return body;
        if (answer.status === CONFLICT)
            return { ok: false, exists: true };
        throw new Error(`the cache service answered ${answer.status}${body.msg ? `: ${body.msg}` : ''}`);
    };
    return {
        find: async (prefix, signal) => {
            const { ok, matched_key } = await ask('GetCacheEntryDownloadURL', { key: prefix, restore_keys: [prefix] }, signal);
            return ok && matched_key?.startsWith(prefix) ? matched_key : undefined;
        },
        add: async (name, signal) => {
            if (mode === 'read')
                throw new Error('this run may not write to the cache');
            const created = await ask('CreateCacheEntry', { key: name }, signal);
            if (created.exists || /already exists/.test(created.message ?? ''))
                return;
            if (!created.ok || !created.signed_upload_url)
                throw new Error(created.message || 'the cache service refused it');
            // An entry of no bytes is none.
            const body = Buffer.from(name);
            const uploaded = await fetch(created.signed_upload_url, {
                method: 'PUT',
                headers: { 'content-type': 'application/octet-stream', 'x-ms-blob-type': 'BlockBlob' },
                body,
                signal
            });
            if (!uploaded.ok)
                throw new Error(`the storage of the cache answered ${uploaded.status}`);
            const size_bytes = String(body.length);
            const { ok, message } = await ask('FinalizeCacheEntryUpload', { key: name, size_bytes }, signal);
            if (!ok)
                throw new Error(message || 'the cache service did not take it');
        }
    };
}


/***/ })

};
