export const id = 534;
export const ids = [534];
export const modules = {

/***/ 17414:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ tidily)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


const OWN_FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OWN_FILES = /^(cache\.(tgz|tzst)|manifest\.txt)$/;
/** Removes the folders that @actions/cache leaves in the folder for temporary files that it works in. */
async function tidily(temp, work) {
    const before = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(temp).catch(() => []));
    try {
        return await work();
    }
    finally {
        const after = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(temp).catch(() => []);
        for (const name of after.filter(one => !before.has(one) && OWN_FOLDER.test(one))) {
            const files = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, name)).catch(() => ['?']);
            if (files.every(file => OWN_FILES.test(file)))
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, name), { recursive: true, force: true });
        }
    }
}


/***/ }),

/***/ 77534:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPathCache: () => (/* binding */ createPathCache)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _actions_cache__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84072);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33838);
/* harmony import */ var _cache_folders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17414);






/** GitHub's cache service by @actions/cache, which tells its own trouble as warnings. Loaded when it is needed. */
const createPathCache = (temp) => ({
    available: (0,_actions_cache__WEBPACK_IMPORTED_MODULE_3__/* .isFeatureAvailable */ .w3)(),
    restore: (paths, key) => (0,_cache_folders_js__WEBPACK_IMPORTED_MODULE_5__/* .tidily */ .i)(temp, async () => (await (0,_actions_cache__WEBPACK_IMPORTED_MODULE_3__/* .restoreCache */ .P3)([...paths], key)) !== undefined).catch(warning('restored')),
    save: (paths, key) => (0,_cache_folders_js__WEBPACK_IMPORTED_MODULE_5__/* .tidily */ .i)(temp, async () => (await (0,_actions_cache__WEBPACK_IMPORTED_MODULE_3__/* .saveCache */ .Io)([...paths], key)) !== -1).catch(warning('saved')),
    sha256: path => digestOfFile(path).catch(() => undefined),
    digestOf: async (patterns) => {
        const names = new Set();
        for (const pattern of patterns) {
            for await (const name of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.glob)(pattern, { exclude: ['.git/**', '**/node_modules/**'] }))
                names.add(name);
        }
        const sorted = [...names].sort();
        const digests = await Promise.all(sorted.map(async (name) => ({ name, digest: await digestOfFile(name) })));
        const found = digests.filter(({ digest }) => digest !== undefined);
        return { count: found.length, digest: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(found)).digest('hex') };
    }
});
/** Undefined for what is no file of its own: a link may lead anywhere. */
async function digestOfFile(path) {
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path)).isFile())
        return undefined;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const part of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path))
        hash.update(part);
    return hash.digest('hex');
}
const warning = (what) => (error) => {
    _actions_core__WEBPACK_IMPORTED_MODULE_4__.warning(`"cache-paths" were not ${what}: ${error.message}`);
    return false;
};


/***/ })

};
