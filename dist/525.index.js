export const id = 525;
export const ids = [525];
export const modules = {

/***/ 4525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   passGates: () => (/* binding */ passGates)
/* harmony export */ });
/* harmony import */ var _stages_gates_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24433);
/* harmony import */ var _stages_sign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7827);


/** Runs the gates of the tested images; what signs is to run when everything is uploaded. */
async function passGates(tested, context, ports) {
    const { results, failures } = await (0,_stages_gates_js__WEBPACK_IMPORTED_MODULE_0__/* .runGates */ .AQ)(context.plan.gates, tested, context, ports);
    const signing = (0,_stages_sign_js__WEBPACK_IMPORTED_MODULE_1__/* .planSigning */ .rx)(context.plan.gates, context, ports);
    return { failures, approve: signing?.approve, results: () => [...results, ...(signing?.results() ?? [])] };
}


/***/ })

};
