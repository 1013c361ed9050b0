export const id = 82;
export const ids = [82];
export const modules = {

/***/ 20550:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   Kg: () => (/* binding */ recordPrefix),
/* harmony export */   bM: () => (/* binding */ formatRecord)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47592);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68825);


/**
 * What the records of a publication begin with: the same for the same commit of the same GitHub repository with the same
 * inputs and the same first repository, and for nothing else. Undefined where more than these decides one of its images.
 */
function recordPrefix({ targets: ids }, { targets, revision }, { repository }) {
    const own = targets.filter(({ id }) => ids.includes(id));
    const [first] = own;
    if (first === undefined || own.some(({ fingerprint }) => fingerprint === undefined))
        return undefined;
    const key = {
        repository: repository.fullName,
        // The images of a record are looked for there.
        images: first.repository,
        revision,
        targets: own.map(({ id, fingerprint }) => ({ id, fingerprint }))
    };
    return `multiarch-build-tested-${(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .encodedPart */ .eA)((0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(JSON.stringify(key)))}-`;
}
const formatRecord = (prefix, { digest, runId }) => `${prefix}${(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .encodedPart */ .eA)(digest)}-${runId}`;
/** Undefined for what is no record of these images. */
function parseRecord(name, prefix) {
    const [, hex, runId] = (name.startsWith(prefix) && /^([0-9a-f]{64})-(\d+)$/.exec(name.slice(prefix.length))) || [];
    return hex && runId ? { digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(`sha256:${hex}`), runId } : undefined;
}


/***/ }),

/***/ 84082:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recordTested: () => (/* binding */ recordTested)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _plan_reuse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20431);
/* harmony import */ var _plan_tested_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20550);



/** Where there is a GPU, the same inputs would be checked by more. */
const isUnseen = ({ check }) => check?.notRun === true || check?.lacksGpu === true;
const LIMIT_MS = 10_000;
/**
 * Leaves word of what this run has tested and published, for a later one of the same commit. What does not get there is
 * built again then, and nothing worse.
 * @param tested what tags of this run point at, of images that it has built itself, and how every target was checked
 */
async function recordTested({ indexes, targets }, plan, settings, facts, { workflow, createRecordStore }) {
    if (!(0,_plan_reuse_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecorded */ .TN)(plan, settings, facts) || facts.run.id === '')
        return;
    const names = plan.publications.flatMap(publication => {
        const digest = indexes.find(({ id }) => id === publication.id)?.digest;
        const prefix = (0,_plan_tested_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordPrefix */ .Kg)(publication, plan, facts);
        const unseen = targets.filter(({ id }) => publication.targets.includes(id)).find(isUnseen);
        if (digest && prefix && unseen) {
            workflow.info(`A later run of this commit will build ${publication.id} again: ${unseen.id} was not checked as a runner with a GPU would check it.`);
            return [];
        }
        return digest && prefix ? [(0,_plan_tested_record_js__WEBPACK_IMPORTED_MODULE_2__/* .formatRecord */ .bM)(prefix, { digest, runId: facts.run.id })] : [];
    });
    if (names.length === 0)
        return;
    try {
        const records = await createRecordStore();
        const signal = AbortSignal.timeout(LIMIT_MS);
        await Promise.all(names.map(name => records?.add(name, signal)));
    }
    catch (error) {
        const why = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        workflow.info(`A later run of this commit will build it again: what was tested could not be put on record (${why}).`);
    }
}


/***/ })

};
