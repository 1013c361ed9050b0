export const id = 324;
export const ids = [324];
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

/***/ 40324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRunHistory: () => (/* binding */ createRunHistory)
/* harmony export */ });
/* harmony import */ var _actions_cache__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84072);
/* harmony import */ var _cache_folders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17414);


/** GitHub's cache service by @actions/cache, which tells its own trouble as warnings. Loaded when it is needed. */
const createRunHistory = (temp) => ({
    missing: (0,_actions_cache__WEBPACK_IMPORTED_MODULE_0__/* .isFeatureAvailable */ .w3)() ? undefined : 'there is no cache service here',
    restore: (path, beginning) => (0,_cache_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .tidily */ .i)(temp, async () => (await (0,_actions_cache__WEBPACK_IMPORTED_MODULE_0__/* .restoreCache */ .P3)([path], `${beginning}newest`, [beginning])) !== undefined).catch(() => false),
    save: (path, key) => (0,_cache_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .tidily */ .i)(temp, async () => (await (0,_actions_cache__WEBPACK_IMPORTED_MODULE_0__/* .saveCache */ .Io)([path], key)) !== -1).catch(() => false)
});


/***/ })

};
