export const id = 546;
export const ids = [546];
export const modules = {

/***/ 546:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reusedRuns: () => (/* binding */ reusedRuns)
/* harmony export */ });
/* harmony import */ var _inputs_objects_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89469);
/* harmony import */ var _report_measures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51477);
/* harmony import */ var _judge_budgets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34107);
/* harmony import */ var _package_changes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68786);
/* harmony import */ var _reuse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78899);
/* harmony import */ var _run_targets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21658);






/** Nobody builds meanwhile: the comparison is worth a moment, and no more. */
const PATIENCE_MS = 3_000;
/** As if they had just been built and checked: compared with what is published like those, by all that a registry tells. */
const reusedRuns = (reused, settings, facts, ports) => Promise.all(reused.flatMap(({ runId, images }) => images.map(image => reusedRun(image, (0,_reuse_js__WEBPACK_IMPORTED_MODULE_2__/* .runPage */ .f)(runId, facts), settings, ports))));
async function reusedRun({ target, digest, manifest, measured }, reusedFrom, settings, ports) {
    const packages = (0,_run_targets_js__WEBPACK_IMPORTED_MODULE_3__/* .hasSbom */ .W)(settings) ? (0,_package_changes_js__WEBPACK_IMPORTED_MODULE_4__/* .readPackageChanges */ .G)(target, { digest, image: manifest }, ports) : undefined;
    const before = await soon(ports.published.of(target), ports);
    const changes = before.state === 'found' ? await packages?.() : undefined;
    // The limits themselves were kept when it was tested; what growth is measured against has changed since.
    const growth = target.budgets.limits.filter(({ measure, limit }) => limit.kind === 'growth' && measure in measured);
    const judged = (0,_judge_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeBudgets */ .W)({ ...target, budgets: { ...target.budgets, limits: growth } }, { measured, before, emulated: false, passed: true, layers: [] });
    const { id, image, variant, platform } = target;
    const isOver = judged.failures.length > 0;
    const result = {
        ...{ id, image, variant, platform },
        status: isOver ? 'failed' : 'reused',
        reusedFrom,
        measured,
        ...(before.state === 'found'
            ? { before: { reference: before.reference, measured: before.measured, ...(0,_inputs_objects_js__WEBPACK_IMPORTED_MODULE_5__/* .defined */ .s)({ created: before.created }) } }
            : {}),
        ...(changes ? { packages: changes } : {})
    };
    ports.workflow.info(`${id}  ${(0,_report_measures_js__WEBPACK_IMPORTED_MODULE_0__/* .describeMeasured */ .aY)(result)}`);
    return {
        result,
        ...(isOver ? {} : { tested: { target, digest, manifest } }),
        failures: judged.failures,
        warnings: judged.warnings,
        notes: judged.notes
    };
}
async function soon(asked, { clock }) {
    const over = new AbortController();
    const late = clock.sleep(PATIENCE_MS, over.signal).then(() => ({ state: 'unknown' }));
    const before = await Promise.race([asked, late]);
    over.abort();
    return before;
}


/***/ })

};
