export const id = 181;
export const ids = [181];
export const modules = {

/***/ 18586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dJ: () => (/* binding */ isLasting),
/* harmony export */   lF: () => (/* binding */ isVersion),
/* harmony export */   xF: () => (/* binding */ isNamingVersion),
/* harmony export */   zX: () => (/* binding */ judgePromotion)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62088);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(semver__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68825);
/* harmony import */ var _guard_revisions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66095);
/* harmony import */ var _guard_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31568);
/* harmony import */ var _retention_tag_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78452);





/** Decides one tag of one repository. Going back is what a rollback is for: it is allowed, and said loudly. Pure. */
function judgePromotion({ name, forms, from, there, relation }, { guard, overwriteVersionTags }) {
    if (there === 'absent')
        return { kind: 'write', move: 'new' };
    if (there?.digest === from.digest)
        return { kind: 'write', move: 'unchanged' };
    const mayMove = guard === 'off' || overwriteVersionTags || !isLasting((0,_retention_tag_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .takeApart */ .Y)(name, forms).base);
    if (!there) {
        if (!mayMove)
            return { kind: 'refuse', reason: 'the registry does not say what it points at' };
        return { kind: 'write', move: 'blind', loud: true, says: `${name} is written, and what it points at is not known` };
    }
    const [now, next] = [describeImage(there), describeImage(from)];
    if (!mayMove)
        return { kind: 'refuse', reason: `it points at ${now}, not at ${next}` };
    const move = moveOf(there, from, relation);
    const loud = isLasting((0,_retention_tag_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .takeApart */ .Y)(name, forms).base) || move !== 'forward' ? { loud: true } : {};
    return { kind: 'write', move, ...loud, says: SAYS[move](name, now, next) };
}
const SAYS = {
    forward: (name, now, next) => `${name} moves from ${now} to ${next}`,
    back: (name, now, next) => `${name} moves from ${now} back to ${next}`,
    sideways: (name, now, next) => `${name} moves from ${now} to ${next}; which of the two is newer is not known`
};
/** Versions decide, else the history of the commits. */
function moveOf(there, from, relation) {
    const [old, next] = [(0,_guard_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .stableSemver */ .OB)(there.version ?? ''), (0,_guard_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .stableSemver */ .OB)(from.version ?? '')];
    const order = old && next ? (0,_guard_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(next, old) : 0;
    if (order !== 0)
        return order > 0 ? 'forward' : 'back';
    return relation === 'ancestor' ? 'forward' : relation === 'descendant' ? 'back' : 'sideways';
}
/** Versions and tags of a commit belong to one image for ever. */
const isLasting = (tag) => /^sha-[0-9a-f]{7,40}$/.test(tag) || isVersion(tag);
const isVersion = (tag) => /^v?\d+\.\d+\.\d+/.test(tag) && (0,semver__WEBPACK_IMPORTED_MODULE_0__.valid)(tag) !== null;
/** A version that an image may be called by. */
const isNamingVersion = (tag) => isVersion(tag) && (0,semver__WEBPACK_IMPORTED_MODULE_0__.prerelease)(tag) === null;
const describeImage = ({ version, revision, digest }) => version ?? (revision === undefined ? (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK)(digest) : `commit ${(0,_guard_revisions_js__WEBPACK_IMPORTED_MODULE_4__/* .shortRevision */ .w7)(revision)}`);


/***/ }),

/***/ 24181:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listPromotion: () => (/* binding */ listPromotion)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62148);
/* harmony import */ var _check_tools_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);
/* harmony import */ var _promote_write_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56363);
/* harmony import */ var _provision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66486);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88619);
/* harmony import */ var _tidy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46326);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49942);







/** The commands by which what was looked at would be promoted. */
async function listPromotion(looked, sources) {
    const { settings, session } = sources;
    const builder = settings.tools.builder ?? session.ownBuilder ?? '';
    const create = await (0,_provision_js__WEBPACK_IMPORTED_MODULE_2__/* .builderCommand */ .vz)(sources, true);
    const { copies, inTurn } = (0,_promote_write_js__WEBPACK_IMPORTED_MODULE_1__/* .planWrites */ .ux)(looked);
    const says = looked.flatMap(({ promotion, tags }) => tags.flatMap(({ verdict }) => verdict.kind === 'write' && verdict.says ? [`${promotion.repository}: ${verdict.says}.`] : []));
    const steps = [
        { title: 'look at the tools', commands: [_check_tools_js__WEBPACK_IMPORTED_MODULE_0__/* .buildxVersionCommand */ .cz] },
        { title: 'create a builder', commands: create ? [create] : [] },
        (0,_provision_js__WEBPACK_IMPORTED_MODULE_2__/* .loginStep */ .EJ)(sources),
        (0,_provision_js__WEBPACK_IMPORTED_MODULE_2__/* .askStep */ .aW)(builder),
        {
            title: 'copy what is not in its repository yet',
            commands: copies.map(({ source, repository, digest }) => (0,_write_js__WEBPACK_IMPORTED_MODULE_5__/* .writeCommand */ .z)(builder, { ...(0,_promote_write_js__WEBPACK_IMPORTED_MODULE_1__/* .copyRequest */ .VS)(source), tags: [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withDigest */ .hQ)(repository, digest)] })),
            looks: copies.flatMap(({ source }) => (0,_write_js__WEBPACK_IMPORTED_MODULE_5__/* .composeCommands */ .$)(builder, (0,_promote_write_js__WEBPACK_IMPORTED_MODULE_1__/* .copyRequest */ .VS)(source)).looks ?? [])
        },
        {
            title: 'write the tags',
            commands: inTurn.flat().map(one => (0,_write_js__WEBPACK_IMPORTED_MODULE_5__/* .writeCommand */ .z)(builder, (0,_promote_write_js__WEBPACK_IMPORTED_MODULE_1__/* .tagRequest */ .a_)(one))),
            note: says.join(' ') || (inTurn.flat().length > 0 ? 'Those that never move come first.' : 'They are there already.')
        },
        (0,_tidy_js__WEBPACK_IMPORTED_MODULE_4__/* .endStep */ .C)(session, [])
    ];
    return steps.filter(_step_js__WEBPACK_IMPORTED_MODULE_3__/* .isSaid */ .QV);
}


/***/ }),

/***/ 56363:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VS: () => (/* binding */ copyRequest),
/* harmony export */   a_: () => (/* binding */ tagRequest),
/* harmony export */   p: () => (/* binding */ writeTags),
/* harmony export */   ux: () => (/* binding */ planWrites)
/* harmony export */ });
/* harmony import */ var _buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(313);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83916);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62148);
/* harmony import */ var _plan_promotion_guard_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18586);
/* harmony import */ var _plan_retention_tag_forms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78452);
/* harmony import */ var _send_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56591);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99634);







/**
 * Copies what is not in its repository yet, then writes the tags that never move, then the others, then reads each back.
 * The digest stays what it is.
 */
async function writeTags(looked, registry) {
    const { copies, inTurn } = planWrites(looked);
    const copied = await Promise.all(copies.map(one => copy(one, registry)));
    const refused = copied.flat();
    if (refused.length > 0)
        return { tags: new Set(), unconfirmed: new Set(), failures: refused };
    const writes = inTurn.flat();
    const failures = [];
    const sent = [];
    for (const turn of inTurn) {
        const written = await Promise.all(turn.map(async (one) => ({ one, ...(await (0,_send_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .sendTags */ .o)(tagRequest(one), registry)) })));
        sent.push(...written.flatMap(one => one.sent));
        failures.push(...written.flatMap(({ one, error }) => error ? [failed(one.id, `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withTag */ .Rd)(one.repository, one.name)} cannot be written`, error)] : []));
        if (failures.length > 0)
            break;
    }
    const read = await Promise.all(writes.map(one => readBack(one, failures.length > 0, registry)));
    return {
        tags: new Set(read.flatMap(({ reference, problem }) => (problem ? [] : [reference]))),
        unconfirmed: new Set(read.flatMap(({ reference, isSilent }) => (isSilent && sent.includes(reference) ? [reference] : []))),
        // What could not be written is told already.
        failures: failures.length > 0 ? failures : read.flatMap(({ problem }) => problem ?? [])
    };
}
/** What is copied first, and the tags that are written, those that never move before the others. */
function planWrites(looked) {
    const writes = looked.flatMap(toWrites);
    return {
        copies: uniqueCopies(writes),
        inTurn: [true, false].map(lasting => writes.filter(one => one.lasting === lasting))
    };
}
function toWrites({ promotion, from, tags }) {
    const { id, repository, forms } = promotion;
    if (!from)
        return [];
    const { registry, path } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseReference */ .F2)(promotion.source);
    const source = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withDigest */ .hQ)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseRepository */ .SU)(`${registry}/${path}`).name, from.digest);
    return tags
        .filter(({ verdict }) => verdict.kind === 'write' && verdict.move !== 'unchanged')
        .map(({ name }) => ({
        ...{ id, repository, source, name },
        digest: from.digest,
        lasting: (0,_plan_promotion_guard_js__WEBPACK_IMPORTED_MODULE_2__/* .isLasting */ .dJ)((0,_plan_retention_tag_forms_js__WEBPACK_IMPORTED_MODULE_3__/* .takeApart */ .Y)(name, forms).base)
    }));
}
/** Once for each repository, and only from another one. */
const uniqueCopies = (writes) => [
    ...new Map(writes
        .filter(({ source, repository, digest }) => source !== (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withDigest */ .hQ)(repository, digest))
        .map(one => [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withDigest */ .hQ)(one.repository, one.digest), one])).values()
];
const copyRequest = (source) => ({ sources: [source], annotations: [], exact: true });
async function copy({ id, repository, source, digest }, registry) {
    try {
        const copied = await registry.upload(repository, copyRequest(source));
        if (copied === digest)
            return [];
        return [failed(id, `${source} became ${copied} in ${repository}`, new Error('The copy is not the same image.'))];
    }
    catch (error) {
        return [failed(id, `${source} cannot be copied to ${repository}`, error)];
    }
}
/** By then it is in the repository. */
const tagRequest = ({ repository, digest, name }) => ({
    tags: [(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withTag */ .Rd)(repository, name)],
    ...copyRequest((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withDigest */ .hQ)(repository, digest))
});
async function readBack({ id, repository, digest, name }, mayBeMissing, registry) {
    const reference = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .withTag */ .Rd)(repository, name);
    try {
        const there = await registry.manifest(reference, !mayBeMissing);
        if (there.digest === digest)
            return { reference };
        const cause = new Error(`It points at ${there.digest}. Another run may have written it at the same time.`);
        return { reference, problem: failed(id, `${reference} does not point at ${digest}`, cause) };
    }
    catch (error) {
        const isSilent = !(0,_buildx_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toActionError */ .ie)(error)).absent;
        return { reference, isSilent, problem: failed(id, `${reference} cannot be read back`, error) };
    }
}
function failed(target, title, error) {
    const thrown = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toActionError */ .ie)(error);
    const { message, remedy, details, code } = thrown;
    return {
        code: 'publish-failed',
        target,
        title,
        cause: code === 'internal' ? message.replace(/^Unexpected error: /, '') : message,
        ...(0,_upload_js__WEBPACK_IMPORTED_MODULE_5__/* .causeOf */ .rl)(thrown),
        remedy: code === 'internal' || !remedy ? 'Run the job again: it writes the tags that are missing.' : remedy,
        ...(details && code !== 'internal' ? { details } : {})
    };
}


/***/ })

};
