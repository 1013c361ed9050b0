export const id = 474;
export const ids = [474];
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

/***/ 12474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findReusable: () => (/* binding */ findReusable)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./src/oci/descriptor.ts
var descriptor = __webpack_require__(47592);
// EXTERNAL MODULE: ./src/oci/platform.ts
var oci_platform = __webpack_require__(1890);
// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/plan/fingerprint.ts
var fingerprint = __webpack_require__(71731);
// EXTERNAL MODULE: ./src/plan/reuse.ts
var reuse = __webpack_require__(20431);
// EXTERNAL MODULE: ./src/plan/tested-record.ts
var tested_record = __webpack_require__(20550);
// EXTERNAL MODULE: ./src/oci/image-labels.ts
var image_labels = __webpack_require__(88382);
;// CONCATENATED MODULE: ./src/stages/label-differences.ts



/** Image configs are small; something else that is called one need not be. */
const MAX_CONFIG_BYTES = 4_000_000;
/**
 * Labels and annotations of an image that a new one would have otherwise, as `key is "a", not "b"`. Labels of a base image,
 * which none of the settings names, are not looked at. Never rejects: of a config that cannot be read, annotations tell.
 */
async function differencesOf(image, { repository, platform, labels, annotations }, registry, signal) {
    const { [fingerprint/* FINGERPRINT */.lj]: own, ...annotated } = image.annotations ?? {};
    const levels = ['manifest', `manifest[${platform}]`];
    const planned = Object.fromEntries(annotations.filter(({ level }) => levels.includes(level)).map(({ key, value }) => [key, value]));
    const labelled = await readLabels(image, repository, registry, signal).catch(() => undefined);
    return [
        ...new Set([
            ...(labelled ? differing(labels, labelled, Object.keys(labels)) : []),
            ...differing(planned, annotated, [...Object.keys(planned), ...Object.keys(annotated)])
        ])
    ];
}
const differing = (want, has, keys) => [...new Set(keys)]
    .filter(key => want[key] !== has[key])
    .map(key => `${key} is ${quoted(has[key])}, not ${quoted(want[key])}`);
const quoted = (value) => (value === undefined ? 'absent' : `"${value}"`);
async function readLabels({ config }, repository, registry, signal) {
    if (config.size > MAX_CONFIG_BYTES)
        return undefined;
    const blob = await registry.blob((0,oci_reference/* withDigest */.hQ)(repository, config.digest), signal);
    if (!blob)
        return undefined;
    const chunks = [];
    for await (const chunk of blob)
        chunks.push(chunk);
    return (0,image_labels/* labelsIn */.xS)(Buffer.concat(chunks).toString('utf8'));
}

;// CONCATENATED MODULE: ./src/stages/find-reusable.ts








/** Builds wait for the answer. */
const PATIENCE_MS = 15_000;
/** Questions to the record store at one time. */
const AT_ONCE = 16;
/**
 * Publications that are on record, and in the registry with all of their targets. Nothing in a registry is believed but what
 * a record names by its digest. Never throws: what is not found is built.
 */
async function findReusable(plan, facts, { clock, ...ports }) {
    const over = new AbortController();
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    const found = Promise.all(plan.publications.map(publication => limit(() => findPublication(publication, plan, facts, { ...ports, signal: over.signal })).catch((error) => ({ id: publication.id, reason: error.message })))).then(all => whole(all, plan));
    const late = clock
        .sleep(PATIENCE_MS, over.signal)
        .then(() => noneOf(plan, `the records of earlier runs were not read within ${PATIENCE_MS / 1000} s`));
    const answer = await Promise.race([found, late]);
    over.abort();
    return answer;
}
const noneOf = ({ publications }, reason) => ({
    reused: [],
    built: publications.map(({ id }) => ({ id, reason }))
});
function whole(all, plan) {
    const built = all.filter(one => 'reason' in one);
    const [first] = built;
    if ((0,reuse/* isReusedWhole */.as)(plan) && first)
        return noneOf(plan, `${first.id} is checked with it in one stack, and ${first.reason}`);
    return { reused: all.filter(one => 'images' in one), built };
}
async function findPublication(publication, plan, facts, { records, registry, signal }) {
    const { id, targets: ids } = publication;
    const targets = plan.targets.filter(target => ids.includes(target.id));
    const repository = targets[0]?.repository;
    const prefix = (0,tested_record/* recordPrefix */.Kg)(publication, plan, facts);
    if (repository === undefined || prefix === undefined) {
        const own = targets.find(({ fingerprint }) => fingerprint === undefined);
        return { id, reason: (0,reuse/* whyNot */.OB)(own, facts.worktree) };
    }
    const name = await records.find(prefix, signal).catch((error) => {
        throw new Error(`the records of earlier runs cannot be read (${error.message})`, { cause: error });
    });
    const record = name === undefined ? undefined : (0,tested_record/* parseRecord */.Hh)(name, prefix);
    if (!record)
        return { id, reason: 'no run is on record that tested this commit with these inputs' };
    const reference = (0,oci_reference/* withDigest */.hQ)(repository, record.digest);
    const top = await registry.find(reference);
    const images = top && top !== 'absent' && top.digest === record.digest
        ? await imagesOf(top, targets, registry, signal)
        : undefined;
    if (images && images !== 'of other inputs')
        return { id, runId: record.runId, images };
    if (images === 'of other inputs')
        return {
            id,
            reason: `${reference}, which is on record as tested by run ${record.runId}, was built from other inputs`
        };
    const why = top === 'absent' ? 'is no longer in the registry' : 'cannot be read here without a builder';
    return { id, reason: `${reference}, which run ${record.runId} tested, ${why}` };
}
/** Undefined unless there is an image of every target, and nothing else. A record alone is not believed: each says its own inputs. */
async function imagesOf(top, targets, registry, signal) {
    const children = top.kind === 'index' ? (0,descriptor/* imageDescriptors */.a6)(top.manifests) : [];
    if (children.length !== (top.kind === 'index' ? targets.length : 0))
        return undefined;
    const images = await Promise.all(targets.map(async (target) => {
        const child = children.find(({ platform }) => platform && (0,oci_platform/* formatPlatform */.Bq)(platform) === target.platform);
        const image = child ? await registry.find((0,oci_reference/* withDigest */.hQ)(target.repository, child.digest)) : onlyImage(top, targets);
        if (image === undefined || image === 'absent' || image.kind !== 'image')
            return undefined;
        if (child && image.digest !== child.digest)
            return undefined;
        if (target.fingerprint === undefined || image.annotations?.[fingerprint/* FINGERPRINT */.lj] !== target.fingerprint)
            return 'of other inputs';
        return {
            target,
            digest: top.digest,
            manifest: image.digest,
            measured: { size: (0,descriptor/* compressedSize */.n3)(image), layers: image.layers.length },
            differences: await differencesOf(image, target, registry, signal)
        };
    }));
    if (images.includes('of other inputs'))
        return 'of other inputs';
    const found = images.filter(image => typeof image === 'object');
    return found.length === targets.length ? found : undefined;
}
const onlyImage = (top, targets) => top.kind === 'image' && targets.length === 1 ? top : undefined;


/***/ })

};
