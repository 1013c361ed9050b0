export const id = 765;
export const ids = [765];
export const modules = {

/***/ 49765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEarlierTags: () => (/* binding */ readEarlierTags),
/* harmony export */   recordTags: () => (/* binding */ recordTags)
/* harmony export */ });
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70370);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _plan_reuse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20431);
/* harmony import */ var _plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76926);




/** Nothing is written before the answer. */
const PATIENCE_MS = 5_000;
const LIMIT_MS = 10_000;
/** Questions to the record store at one time. */
const AT_ONCE = 16;
/** Which moving tags of the plan an earlier run has pointed at this commit, by publication. Never throws. */
async function readEarlierTags(plan, facts, { createRecordStore }) {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const read = await eachOnRecord(plan, facts, async ({ tags }, prefix) => {
        try {
            const name = await (await createRecordStore())?.find(prefix, signal);
            return { known: true, tags: (0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .earlierTags */ .oc)(tags, (0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHistory */ .i6)(name, prefix)) };
        }
        catch (error) {
            return { known: false, reason: `the records of earlier runs cannot be read (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)})` };
        }
    });
    return Object.fromEntries(read);
}
/** Leaves word of the moving tags that this run has pointed at its commit, for base checks of later days. */
async function recordTags({ plan, publications }, facts, { workflow, createRecordStore }) {
    if (!(0,_plan_reuse_js__WEBPACK_IMPORTED_MODULE_1__/* .leavesRecords */ .nP)(plan, facts) || facts.run.id === '')
        return;
    const signal = AbortSignal.timeout(LIMIT_MS);
    try {
        const records = await createRecordStore();
        await eachOnRecord(plan, facts, async ({ id, tags }, prefix) => {
            const digest = publications.find(one => one.id === id)?.repositories[0]?.digest;
            const names = tags.filter(_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfEveryRun */ .QN).map(({ name }) => name);
            if (digest === undefined || names.length === 0)
                return;
            const before = (0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHistory */ .i6)(await records?.find(prefix, signal), prefix);
            const history = (0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .extendHistory */ .$6)(before, digest, names);
            if (!(0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .sameHistory */ .nZ)(before, history))
                await records?.add((0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .formatHistory */ .As)(prefix, history, facts.run.id), signal);
        });
    }
    catch (error) {
        workflow.info(`A later base check will not know which tags this run has written: they could not be put on record (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}).`);
    }
}
/** By the id of the publication. */
async function eachOnRecord(plan, facts, work) {
    const limit = (0,p_limit__WEBPACK_IMPORTED_MODULE_3__/* ["default"] */ .A)(AT_ONCE);
    const all = await Promise.all(plan.publications.map(publication => {
        const prefix = (0,_plan_tags_record_js__WEBPACK_IMPORTED_MODULE_2__/* .tagsPrefix */ .Ap)(publication, plan, facts);
        if (prefix === undefined || publication.repositories.length === 0)
            return [];
        return limit(async () => [[publication.id, await work(publication, prefix)]]);
    }));
    return all.flat();
}


/***/ })

};
