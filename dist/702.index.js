export const id = 702;
export const ids = [702];
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

/***/ 3702:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote)
});

// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/plan/retention/tag-forms.ts
var tag_forms = __webpack_require__(78452);
// EXTERNAL MODULE: ./src/plan/select.ts
var plan_select = __webpack_require__(28451);
// EXTERNAL MODULE: ./src/plan/tag-name.ts
var tag_name = __webpack_require__(59263);
;// CONCATENATED MODULE: ./src/plan/promotion.ts





/**
 * Every chosen image and variant in each of its repositories.
 * @throws ActionError `invalid-input` where one digest would stand for several images, or nothing is chosen.
 */
function planPromotions({ images, only, skip }, { from, to }) {
    const all = images.flatMap(image => image.variants.map(variant => candidateOf(image, variant)));
    const chosen = (0,plan_select/* selectTargets */.D)(all, only, skip);
    const isOne = from.digest !== undefined ? chosen.length === 1 : new Set(chosen.map(one => one.image)).size === 1;
    if (!isOne && (from.digest ?? from.repository) !== undefined) {
        throw new errors/* ActionError */.lZ({
            code: 'invalid-input',
            message: `from: "${from.text}" is one image, and ${chosen.length} would be written: ${chosen.map(({ id }) => id).join(', ')}`,
            remedy: 'Choose one of them with "only", or name a tag that every repository has.'
        });
    }
    return chosen.flatMap(({ id, settings, of }) => settings.repositories.map(({ name }) => {
        const own = from.tag === undefined ? undefined : ownTag(settings, of, from.tag);
        const there = from.repository ?? name;
        return {
            id,
            repository: name,
            source: from.digest ? (0,oci_reference/* withDigest */.hQ)(there, from.digest) : (0,oci_reference/* withTag */.Rd)(there, own ?? ''),
            ...(own === undefined ? {} : { sourceTag: own }),
            tags: [...new Set(to.flatMap(tag => targetTags(settings, of, tag)))],
            forms: (0,tag_forms/* tagForms */.g)(settings),
            variant: of.isDefault ? '' : of.name
        };
    }));
}
function candidateOf(settings, of) {
    const id = of.name === '' ? settings.name : `${settings.name}/${of.name}`;
    return { id, image: settings.name, variant: of.name, platform: '', settings, of };
}
/** The default variant is published under the bare tag, another one under its own alone. */
const ownTag = ({ tagFormat }, { name, isDefault }, tag) => isDefault ? tag : (0,tag_name/* formatTag */._3)(tagFormat, name, tag);
/** As a run writes them. */
function targetTags({ tagFormat, latestFormats = [] }, { name, isDefault }, tag) {
    const formats = tag === 'latest' ? [tagFormat, ...latestFormats] : [tagFormat];
    return [...(isDefault ? [tag] : []), ...(name === '' ? [] : formats.map(format => (0,tag_name/* formatTag */._3)(format, name, tag)))];
}

// EXTERNAL MODULE: ./src/plan/push.ts
var plan_push = __webpack_require__(93403);
// EXTERNAL MODULE: ./src/plan/reuse.ts
var reuse = __webpack_require__(20431);
// EXTERNAL MODULE: ./src/stages/failure.ts
var failure = __webpack_require__(97981);
// EXTERNAL MODULE: ./src/stages/log-in.ts
var log_in = __webpack_require__(16673);
// EXTERNAL MODULE: ./src/stages/open-session.ts + 1 modules
var open_session = __webpack_require__(90450);
// EXTERNAL MODULE: ./src/plan/guard/revisions.ts
var revisions = __webpack_require__(66095);
// EXTERNAL MODULE: ./src/plan/promotion-guard.ts
var promotion_guard = __webpack_require__(18586);
// EXTERNAL MODULE: ./src/plan/guard/versions.ts
var versions = __webpack_require__(31568);
;// CONCATENATED MODULE: ./src/stages/promote/version-names.ts




/** Each is a question to the registry; an image that so many releases have followed is told by its commit. */
const MAX_TAGS = 24;
function createVersionNames(registry) {
    const digests = new Map();
    const digestOf = (reference) => {
        const asked = digests.get(reference) ??
            registry.find(reference).then(found => (found === undefined || found === 'absent' ? undefined : found.digest));
        digests.set(reference, asked);
        return asked;
    };
    return {
        async of(digest, reference, label, { repository, variant, forms }) {
            const own = versionIn(reference.slice(reference.lastIndexOf(':') + 1), variant, forms);
            if (own !== undefined)
                return own;
            const tags = (await registry.tags(repository)) ?? [];
            const named = tags
                .flatMap(tag => ({ tag, version: versionIn(tag, variant, forms) }))
                .flatMap(({ tag, version }) => {
                const parsed = version === undefined ? undefined : (0,versions/* stableSemver */.OB)(version);
                return parsed ? [{ tag, parsed }] : [];
            })
                .toSorted((a, b) => (0,versions/* compareVersions */.Zy)(b.parsed, a.parsed))
                .slice(0, MAX_TAGS);
            const found = await Promise.all(named.map(({ tag }) => digestOf((0,oci_reference/* withTag */.Rd)(repository, tag))));
            const at = found.indexOf(digest);
            return named[at]?.parsed.text ?? (label !== undefined && (0,promotion_guard/* isVersion */.lF)(label) ? label : undefined);
        }
    };
}
function versionIn(tag, variant, forms) {
    const plain = (0,tag_forms/* takeApart */.Y)(tag, forms);
    return plain.variant === variant && (0,promotion_guard/* isNamingVersion */.xF)(plain.base) ? plain.base.replace(/^v/, '') : undefined;
}

;// CONCATENATED MODULE: ./src/stages/promote/look.ts




/** Reads the source and every tag of all promotions; nothing is written. */
async function lookAt(promotions, names, ports) {
    const versions = createVersionNames(ports.registry);
    return Promise.all(promotions.map(promotion => lookAtOne(promotion, names, versions, ports)));
}
async function lookAtOne(promotion, names, versions, { registry, github }) {
    const { source, repository } = promotion;
    const found = await registry.find(source);
    if (found === undefined || found === 'absent') {
        return { promotion, tags: [], failures: [notThere(promotion, found)] };
    }
    const known = (digest, reference) => know(digest, reference, promotion, versions, registry);
    const from = await known(found.digest, source);
    const tags = await Promise.all(promotion.tags.map(async (name) => {
        const reference = (0,oci_reference/* withTag */.Rd)(repository, name);
        const manifest = await registry.find(reference);
        const there = manifest === undefined || manifest === 'absent' ? manifest : await known(manifest.digest, reference);
        const relation = await relate(there, from, github);
        return { name, there, verdict: (0,promotion_guard/* judgePromotion */.zX)({ name, forms: promotion.forms, from, there, relation }, names) };
    }));
    return { promotion, from, tags, failures: tags.flatMap(tag => refused(tag, promotion)) };
}
async function know(digest, reference, promotion, versions, registry) {
    const target = await registry.target(reference);
    const { revision, version: label } = target.state === 'found' ? target : {};
    const version = await versions.of(digest, reference, label, promotion);
    return { digest, ...(version === undefined ? {} : { version }), ...(revision === undefined ? {} : { revision }) };
}
/** `unknown` costs no question where there is nothing to compare. */
async function relate(there, from, github) {
    const old = there === 'absent' ? undefined : there?.revision;
    const next = from.revision;
    if (old === undefined || next === undefined || !(0,revisions/* isRevision */.oN)(old) || !(0,revisions/* isRevision */.oN)(next))
        return 'unknown';
    if ((0,revisions/* isSameCommit */.sw)(old, next))
        return 'unknown';
    const answer = await github.relation(old, next);
    return answer.known ? answer.value : 'unknown';
}
const notThere = ({ id, source }, found) => ({
    code: 'publish-failed',
    target: id,
    title: found === 'absent' ? `${source} is not there` : `${source} cannot be read`,
    cause: found === 'absent'
        ? 'Nothing was written: what is promoted must be in every repository that gets it.'
        : 'The registry gives no answer to the logins of this run. Nothing was written.',
    remedy: found === 'absent'
        ? 'Name a tag or digest that is published there (without its variant, which is added), or leave this image out with "skip".'
        : 'Check "registry-auths" and the network of the runner, then run the job again.'
});
function refused({ name, verdict }, { id, repository }) {
    if (verdict.kind !== 'refuse')
        return [];
    const { reason } = verdict;
    return [
        {
            code: 'version-taken',
            target: id,
            title: `${(0,oci_reference/* withTag */.Rd)(repository, name)} is taken`,
            cause: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Such a tag belongs to one image for ever.`,
            remedy: 'Promote to another tag, or set "overwrite-version-tags: true" to move it all the same.'
        }
    ];
}

// EXTERNAL MODULE: ./src/stages/promote/write.ts
var write = __webpack_require__(56363);
// EXTERNAL MODULE: ./src/stages/provision.ts + 1 modules
var provision = __webpack_require__(42836);
// EXTERNAL MODULE: ./src/stages/retrying.ts
var retrying = __webpack_require__(46781);
// EXTERNAL MODULE: ./src/stages/session.ts
var stages_session = __webpack_require__(37491);
// EXTERNAL MODULE: ./src/run/guard.ts + 1 modules
var guard = __webpack_require__(28874);
// EXTERNAL MODULE: ./src/run/pipeline.ts + 8 modules
var pipeline = __webpack_require__(70622);
;// CONCATENATED MODULE: ./src/run/promote.ts














/**
 * Points tags at what is published already: nothing is built, and no builder is started. Never throws.
 * @param told what would be written, where nothing is to be
 */
async function promote(prepared, ports, told = () => { }) {
    const { settings, facts, warnings } = prepared;
    const promotion = settings.promotion;
    const push = (0,plan_push/* decidePush */.v)(settings.push, facts.trust);
    const result = {
        outcome: 'failure',
        from: promotion.from.text,
        to: promotion.to,
        dryRun: !push.push,
        promotions: [],
        failures: [],
        warnings,
        notes: [],
        leftovers: []
    };
    try {
        if (!push.trusted)
            return { ...result, failures: [notTrusted(push.reason)] };
        const promotions = planPromotions(settings, promotion);
        const end = (looked, written, more = {}) => conclude({ ...result, ...more }, looked, written, prepared);
        if (!push.push) {
            const access = {
                dockerConfig: (0,open_session/* userDockerConfig */.O8)(ports.env),
                logins: (0,log_in/* planLogins */.IB)(settings, { push }, await readUserConfig(ports))
            };
            const registry = ports.createRegistry(access, (0,guard/* retryReads */.AO)(prepared.retries));
            const looked = await lookAt(promotions, settings.names, { registry, github: prepared.github });
            told(looked);
            return end(looked, undefined, {
                notes: [`Nothing is written: ${push.reason}.`]
            });
        }
        const { looked, written, leftovers } = await inSession(prepared, ports, promotions);
        return end(looked, written, { leftovers });
    }
    catch (error) {
        if (ports.signal.aborted)
            return { ...result, outcome: 'cancelled' };
        return { ...result, failures: [(0,failure/* failureOf */.g)(error)] };
    }
}
/** Logins, certificates and mirrors as every run has them; the builder lends its settings and is not started. */
async function inSession(prepared, ports, promotions) {
    const { settings, retries, github } = prepared;
    const plan = (0,reuse/* withTargets */.dE)({ ...prepared.plan, push: (0,plan_push/* decidePush */.v)(settings.push, prepared.facts.trust) }, () => false);
    const session = (0,open_session/* openSession */.fA)(settings, plan, { ...ports, retries });
    const work = async () => {
        const env = (0,stages_session/* sessionEnvironment */.aq)(session, ports.env);
        const logins = await (0,open_session/* equipSession */.F0)(session, settings, plan, { ...ports, retries });
        const process = ports.createProcess(env, ports.signal);
        const { builder } = await (0,provision/* provision */.mg)(settings, plan, session, logins, { ...ports, process, retries });
        const registryOf = (by, signal) => {
            const access = {
                dockerConfig: (0,stages_session/* dockerConfigFolder */.Pe)(session),
                logins,
                buildx: { process: by, builder: Promise.resolve(builder) }
            };
            return (0,retrying/* retryingRegistry */.k5)(ports.createRegistry(access, (0,guard/* retryReads */.AO)(retries, signal)), retries, signal);
        };
        const looked = await lookAt(promotions, settings.names, { registry: registryOf(process, ports.signal), github });
        tell(looked, ports);
        ports.signal.throwIfAborted();
        if (looked.some(({ failures }) => failures.length > 0))
            return { looked };
        // Not to be cancelled: half of the tags moved is worse than a few seconds more.
        const lasting = registryOf(ports.createProcess(env), new AbortController().signal);
        return { looked, written: await (0,write/* writeTags */.p)(looked, lasting) };
    };
    const [done] = await Promise.allSettled([work()]);
    const leftovers = await (0,pipeline/* closeSession */.Vu)(session, ports);
    if (leftovers.length === 0)
        (0,stages_session/* forgetSession */.Iz)(ports.workflow);
    if (done.status === 'rejected')
        throw done.reason;
    return { ...done.value, leftovers };
}
/** Before anything is written. */
function tell(looked, { workflow }) {
    for (const { promotion, tags } of looked) {
        for (const { verdict } of tags) {
            if (verdict.kind === 'write' && verdict.says)
                workflow.info(`${promotion.repository}  ${verdict.says}`);
        }
    }
}
function conclude(result, looked, written, { retries }) {
    const failures = [...looked.flatMap(one => one.failures), ...(written?.failures ?? [])];
    const loud = looked.flatMap(({ promotion, tags }) => tags.flatMap(({ verdict }) => verdict.kind === 'write' && verdict.loud && verdict.says
        ? [{ target: promotion.id, message: `${promotion.repository}: ${verdict.says}.` }]
        : []));
    return {
        ...result,
        outcome: failures.length > 0 ? 'failure' : 'success',
        promotions: looked.map(one => toPromoted(one, written, failures.length > 0)),
        failures,
        warnings: [...result.warnings, ...loud],
        retries: retries.counts()
    };
}
const toPromoted = ({ promotion, from, tags }, written, failed) => ({
    id: promotion.id,
    repository: promotion.repository,
    source: promotion.source,
    ...from,
    tags: tags.map(({ name, there, verdict }) => {
        const reference = (0,oci_reference/* withTag */.Rd)(promotion.repository, name);
        return {
            name,
            status: statusOf(verdict) ?? fateOf(reference, written) ?? (written || failed ? 'not-written' : 'planned'),
            ...(there && there !== 'absent' ? { before: there } : {}),
            ...(verdict.kind === 'write' && verdict.says ? { says: verdict.says } : {})
        };
    })
});
/** Undefined for one that is to be written. */
function statusOf(verdict) {
    if (verdict.kind === 'refuse')
        return 'refused';
    return verdict.move === 'unchanged' ? 'unchanged' : undefined;
}
function fateOf(reference, written) {
    if (written?.tags.has(reference))
        return 'written';
    return written?.unconfirmed.has(reference) ? 'not-confirmed' : undefined;
}
const readUserConfig = ({ env, files }) => files.read(`${(0,open_session/* userDockerConfig */.O8)(env)}/config.json`);
const notTrusted = (reason) => ({
    code: 'publish-failed',
    title: 'mode: promote writes tags, and this event may not',
    cause: `Its code is not trusted: ${reason}.`,
    remedy: 'Promote from a workflow_dispatch, a push or a release of the repository itself.'
});


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
