export const id = 72;
export const ids = [72];
export const modules = {

/***/ 85147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parsePattern),
/* harmony export */   Q: () => (/* binding */ UNTAGGED)
/* harmony export */ });
/** Matches manifests that no tag needs. */
const UNTAGGED = 'untagged';
/** @throws Error for a pattern that no tag can match. */
function parsePattern(text) {
    const pattern = text.trim();
    if (/^[\w.*?-]+$/.test(pattern))
        return pattern;
    throw new Error(`"${text}" can match no tag (want letters, digits, _ . - and the wildcards * and ?, such as pr-*; or ${UNTAGGED})`);
}


/***/ }),

/***/ 99749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseNode),
/* harmony export */   s: () => (/* binding */ subjectOfTag)
/* harmony export */ });
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47592);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68825);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61691);



/**
 * Reads an index, an image manifest, or an artifact of any kind.
 * @param bytes exactly as the registry sent them, for the digest
 * @throws Error for what is none, or names a part by no digest.
 */
function parseNode(bytes) {
    const { manifests, config, layers, blobs, subject } = JSON.parse(bytes);
    const parts = [...(config === undefined ? [] : [config]), ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(layers), ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(blobs)];
    return {
        digest: (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes),
        children: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(manifests).map(digestIn),
        nested: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(manifests).filter(isIndex).map(digestIn),
        ...(subject === undefined || subject === null ? {} : { subject: digestIn(subject) }),
        blobs: parts.map(part => ({ digest: digestIn(part), size: Number(part.size) || 0 }))
    };
}
const isIndex = (descriptor) => /index|manifest\.list/.test(String(descriptor.mediaType));
const digestIn = (descriptor) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(String(descriptor.digest));
const COMPANION = /^(sha256)-([0-9a-f]{64})(?:\.[\w.-]+)?$/;
/**
 * The manifest that a tag of signatures and the like is about: `sha256-HEX.sig` of cosign, `sha256-HEX` of the referrers
 * tag schema. Undefined for every other tag.
 */
function subjectOfTag(tag) {
    const [, algorithm, hex] = COMPANION.exec(tag) ?? [];
    return hex === undefined ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(`${algorithm}:${hex}`);
}


/***/ }),

/***/ 76072:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUpRegistries: () => (/* binding */ cleanUpRegistries)
});

// EXTERNAL MODULE: ./src/plan/cleanup-plan.ts
var cleanup_plan = __webpack_require__(7035);
// EXTERNAL MODULE: ./src/stages/failure.ts
var stages_failure = __webpack_require__(97981);
// EXTERNAL MODULE: ./src/stages/log-in.ts
var log_in = __webpack_require__(16673);
// EXTERNAL MODULE: ./src/stages/retrying.ts
var retrying = __webpack_require__(46781);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/oci/inventory.ts
var inventory = __webpack_require__(99749);
// EXTERNAL MODULE: ./src/inputs/retention.ts
var retention = __webpack_require__(85147);
// EXTERNAL MODULE: ./src/plan/retention/match.ts
var match = __webpack_require__(7887);
// EXTERNAL MODULE: ./src/plan/retention/tag-forms.ts
var tag_forms = __webpack_require__(78452);
;// CONCATENATED MODULE: ./src/plan/retention/judge.ts




/** The rule that decides over a tag: the first that matches. Tags of signatures follow what they are about. */
function ruleOf(tag, rules, context) {
    if ((0,inventory/* subjectOfTag */.s)(tag) !== undefined)
        return undefined;
    const plain = (0,tag_forms/* takeApart */.Y)(tag, context.forms);
    return rules.find(rule => (0,match/* matchesTag */.eX)(rule, tag, plain, context));
}
/** Whether no rule is for a tag only because it looks like a version or the tag of a branch. */
const isSparedByLook = (tag, rules, context) => (0,inventory/* subjectOfTag */.s)(tag) === undefined &&
    ruleOf(tag, rules, context) === undefined &&
    rules.some(rule => (0,match/* isSpared */.qU)(rule, tag, (0,tag_forms/* takeApart */.Y)(tag, context.forms), context));
function judgeTags(tags, rules, context) {
    const matched = tags.flatMap(tag => {
        const rule = ruleOf(tag.name, rules, context);
        return rule ? [{ tag, rule, variant: (0,tag_forms/* takeApart */.Y)(tag.name, context.forms).variant }] : [];
    });
    return rules.flatMap(rule => {
        const own = matched.filter(one => one.rule === rule);
        const variants = [...new Set(own.map(({ variant }) => variant))];
        return variants.flatMap(variant => judge(own.filter(one => one.variant === variant).map(({ tag }) => tag), rule, context.now));
    });
}
/** @param untagged manifests that no tag needs */
function judgeUntagged(untagged, rules, now) {
    const rule = untaggedRule(rules);
    return rule ? judge(untagged, rule, now) : [];
}
const untaggedRule = (rules) => rules.find(({ match }) => match.includes(retention/* UNTAGGED */.Q));
function judge(items, rule, now) {
    // What may be of any time has no place in the order, and takes none from the others.
    const [dated, undated] = [items.filter(hasTime), items.filter(item => !hasTime(item))];
    const ranked = dated.toSorted(newestFirst).map((item, rank) => ({ item, rank }));
    return [...undated.map(item => ({ item, rank: undefined })), ...ranked].map(({ item, rank }) => {
        const kept = reasonToKeep(item, rank, rule, now);
        return { item, keep: kept !== undefined, reason: kept ?? reasonToRemove(rule) };
    });
}
const hasTime = ({ createdAt, sourceTime }) => (createdAt ?? sourceTime) !== undefined;
/** Begins the reason of what `keep-days` cannot be asked of. */
const COMMIT_TIME_ONLY = 'only the time of its commit is known';
const DAY_MS = 86_400_000;
/** @param rank among the newest; undefined where it cannot be known */
function reasonToKeep({ createdAt, sourceTime }, rank, { keepDays = 0, keepLast = 0 }, now) {
    // Everything is older than no days at all.
    if (keepDays === 0 && keepLast === 0)
        return undefined;
    if (rank === undefined)
        return 'its age is not known';
    if (rank < keepLast)
        return `among the newest ${keepLast}`;
    if (keepDays === 0)
        return undefined;
    // An old commit may have been built today.
    if (createdAt === undefined)
        return `${COMMIT_TIME_ONLY} (${(sourceTime ?? '').slice(0, 10)})`;
    return Date.parse(now) - Date.parse(createdAt) < keepDays * DAY_MS ? `younger than ${days(keepDays)}` : undefined;
}
function reasonToRemove({ keepDays, keepLast }) {
    const parts = [
        ...(keepDays === undefined || keepDays === 0 ? [] : [`older than ${days(keepDays)}`]),
        ...(keepLast === undefined || keepLast === 0 ? [] : [`not among the newest ${keepLast}`])
    ];
    return parts.join(', ') || 'the rule keeps none';
}
const days = (count) => `${count} day${count === 1 ? '' : 's'}`;
/** `pr-10` is newer than `pr-9` of the same time. */
function newestFirst(a, b) {
    const [first, second] = [timeOf(a), timeOf(b)];
    if (first !== second)
        return second > first ? 1 : -1;
    return (b.name ?? b.digest).localeCompare(a.name ?? a.digest, 'en', { numeric: true });
}
const timeOf = ({ createdAt, sourceTime }) => Date.parse(createdAt ?? sourceTime ?? '');

// EXTERNAL MODULE: ./src/plan/retention/resembles.ts
var resembles = __webpack_require__(70192);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/plan/retention/reach.ts

/**
 * What can be removed so that everything which is kept stays whole: a kept tag keeps its manifest, the parts of an
 * index, and their signatures; what is removed takes along its parts and signatures that nothing else needs.
 */
function planRemoval(request) {
    const { tags, removeTags, keptManifests, removeManifests } = request;
    const around = neighbours(request);
    const removed = tags.filter(({ name }) => removeTags.has(name));
    const tops = [...removed.map(({ digest }) => digest), ...removeManifests];
    const wanted = closure(tops, around);
    const rest = tags.filter(({ name }) => !removeTags.has(name));
    // The tag of a signature keeps nothing by itself while what it is about goes.
    const kept = rest.filter(({ name }) => !wanted.has((0,inventory/* subjectOfTag */.s)(name)));
    const needed = closure(withSubjects([...kept.map(({ digest }) => digest), ...keptManifests], request), around);
    const doomed = closure(tops.filter(digest => !needed.has(digest)), digest => around(digest).filter(next => !needed.has(next)));
    const companions = rest.filter(({ name }) => doomed.has((0,inventory/* subjectOfTag */.s)(name)));
    return {
        untag: [...removed, ...companions].filter(({ digest }) => needed.has(digest)),
        groups: inOrder([...doomed], around, request.nodes).map(group => group.map(digest => ({ digest, tags: tags.filter(tag => tag.digest === digest).map(({ name }) => name) })))
    };
}
/** Manifests without a tag that no tag needs either: what failed runs and moved tags left. */
function looseManifests(untagged, { tags, nodes }) {
    const roots = tags.map(({ digest }) => digest);
    const needed = closure(withSubjects(roots, { nodes }), neighbours({ tags, nodes }));
    return untagged.filter(({ digest }) => !needed.has(digest));
}
/** A signature that stays keeps what it is about. */
const withSubjects = (roots, { nodes }) => [
    ...roots,
    ...roots.flatMap(digest => nodes.get(digest)?.subject ?? [])
];
/** What stays and goes with a manifest: its parts, and what is said about it. */
function neighbours({ tags, nodes }) {
    const about = new Map();
    const add = (subject, digest) => {
        about.set(subject, [...(about.get(subject) ?? []), digest]);
    };
    // What is part of an index belongs to that one alone: its attestations say what they are about, too.
    const parts = new Set([...nodes.values()].flatMap(({ children }) => children));
    for (const { digest, subject } of nodes.values()) {
        if (subject !== undefined && !parts.has(digest))
            add(subject, digest);
    }
    for (const { name, digest } of tags) {
        const subject = (0,inventory/* subjectOfTag */.s)(name);
        if (subject !== undefined)
            add(subject, digest);
    }
    return digest => [...(nodes.get(digest)?.children ?? []), ...(about.get(digest) ?? [])];
}
function closure(roots, around) {
    const seen = new Set(roots);
    // A set may grow while it is walked.
    for (const digest of seen)
        for (const next of around(digest))
            seen.add(next);
    return seen;
}
/**
 * By their longest way down to a manifest that needs nothing; signatures before what they are about, so that a clean-up
 * which ends half way finds them again.
 */
function inOrder(digests, around, nodes) {
    const members = new Set(digests);
    const depths = new Map();
    const measure = (digest, above) => {
        const known = depths.get(digest);
        if (known !== undefined)
            return known;
        // What is about one of its own parts makes a circle.
        const path = new Set([...above, digest]);
        const below = around(digest).filter(next => members.has(next) && !path.has(next));
        const depth = Math.max(-1, ...below.map(next => measure(next, path))) + 1;
        depths.set(digest, depth);
        return depth;
    };
    for (const digest of digests)
        measure(digest, new Set());
    const depthOf = (digest) => depths.get(digest) ?? -1;
    // Parts have no circles, and their order is the one that counts. No way down is longer than all manifests.
    for (let round = 0, isSettled = false; !isSettled && round < digests.length; round++) {
        isSettled = true;
        for (const digest of digests) {
            const least = Math.max(-1, ...(nodes.get(digest)?.children ?? []).map(depthOf)) + 1;
            if (depthOf(digest) >= least)
                continue;
            depths.set(digest, least);
            isSettled = false;
        }
    }
    const groups = Map.groupBy(digests, depthOf);
    return [...groups.keys()].toSorted((a, b) => a - b).map(depth => groups.get(depth) ?? []);
}

;// CONCATENATED MODULE: ./src/stages/registry-cleanup/inventory.ts


/** The same tags; those that a rule is for, with their age. */
const withAges = (tags, rules, context, store) => Promise.all(tags.map(async (tag) => {
    if (tag.createdAt !== undefined || ruleOf(tag.name, rules, context) === undefined)
        return tag;
    const age = await store.age(tag.digest);
    if (age === undefined)
        return tag;
    return { ...tag, ...(age.of === 'build' ? { createdAt: age.at } : { sourceTime: age.at }) };
}));
/**
 * `nodes` with these manifests and what `next` names below them. A manifest that is not there any more needs nothing.
 */
async function withNodes(nodes, digests, next, store) {
    const known = new Map(nodes);
    const seen = new Set();
    let level = [...new Set(digests)];
    while (level.length > 0) {
        for (const digest of level)
            seen.add(digest);
        const found = await Promise.all(level.map(async (digest) => known.get(digest) ?? store.node(digest)));
        for (const node of found)
            if (node)
                known.set(node.digest, node);
        level = [...new Set(found.flatMap(node => (node ? next(node) : [])))].filter(digest => !seen.has(digest));
    }
    return known;
}
/** What every tag needs, and what nothing needs. */
async function readContents({ tags, untagged = [] }, rules, now, store) {
    const nested = (node) => node.nested;
    const tagged = await withNodes(new Map(), tags.map(({ digest }) => digest), nested, store);
    const unknown = looseManifests(untagged, { tags, nodes: tagged });
    // Those that are old and stay are nobody's business; new ones may be on their way to a tag.
    const judged = untaggedRule(rules) ? unknown : unknown.filter(one => isFresh(one, now));
    const nodes = await withNodes(tagged, judged.map(({ digest }) => digest), nested, store);
    return { nodes, loose: looseManifests(judged, { tags, nodes }) };
}
const inventory_DAY_MS = 86_400_000;
const isFresh = ({ createdAt }, now) => createdAt === undefined || Date.parse(now) - Date.parse(createdAt) < inventory_DAY_MS;
/** `nodes` with the signatures that the registry knows of these manifests. */
async function withReferrers(nodes, digests, store) {
    const [first, ...rest] = digests;
    if (first === undefined)
        return nodes;
    // A registry that cannot tell says so once.
    const found = [await store.referrers(first), ...(await Promise.all(rest.map(digest => store.referrers(digest))))];
    return withNodes(nodes, found.flat(), node => node.children, store);
}

;// CONCATENATED MODULE: ./src/stages/registry-cleanup/recheck.ts


const WRITTEN = 'it was written again while the clean-up was running';
const NEEDED = 'a tag that was written while the clean-up was running may need it';
/**
 * Looks again at what was to be removed, by a list that is fresh: a tag that was moved meanwhile stays, and so does every
 * manifest that a tag or an upload of the meantime needs.
 * @param first the list that was judged
 */
async function recheck(request, first, fresh, store) {
    const before = new Map(request.tags.map(({ name, digest }) => [name, digest]));
    const now = new Map(fresh.tags.map(({ name, digest }) => [name, digest]));
    const isSame = ({ name, digest }) => before.get(name) === digest;
    const uploaded = newUploads(first, fresh);
    const added = [...fresh.tags.filter(tag => !isSame(tag)).map(({ digest }) => digest), ...uploaded];
    const nested = (node) => node.nested;
    const nodes = added.length === 0 ? request.nodes : await withNodes(request.nodes, added, nested, store);
    const isKnown = (fresh.dangling ?? []).length === 0 && added.every(digest => nodes.has(digest));
    const tagged = new Set(fresh.tags.map(({ digest }) => digest));
    // What has gone already, by this clean-up perhaps, is not there to keep its parts.
    const gone = request.tags.filter(({ name }) => request.removeTags.has(name) && !now.has(name));
    const going = fresh.tags.filter(tag => request.removeTags.has(tag.name) && isSame(tag));
    const { untag, groups } = planRemoval({
        nodes,
        tags: [...fresh.tags, ...gone],
        removeTags: new Set([...going, ...gone].map(({ name }) => name)),
        removeManifests: new Set([...request.removeManifests].filter(digest => !tagged.has(digest))),
        keptManifests: new Set([...request.keptManifests, ...uploaded])
    });
    const removable = new Set(groups.flat().map(({ digest }) => digest));
    const untagged = new Set([...untag.map(({ name }) => name), ...groups.flat().flatMap(({ tags }) => tags)]);
    return {
        tag: name => {
            const digest = now.get(name);
            if (digest === undefined)
                return 'gone';
            if (digest !== before.get(name))
                return { stays: WRITTEN };
            return untagged.has(name) ? 'goes' : { stays: NEEDED };
        },
        manifest: digest => {
            if (!isKnown && store.traits.removesManifests)
                return { stays: 'a tag has appeared whose manifest cannot be read' };
            return removable.has(digest) ? 'goes' : { stays: NEEDED };
        }
    };
}
/** Manifests without a tag that were not there before: they may be on their way to one. */
function newUploads(first, fresh) {
    const known = new Set([...first.tags, ...(first.untagged ?? [])].map(({ digest }) => digest));
    return (fresh.untagged ?? []).map(({ digest }) => digest).filter(digest => !known.has(digest));
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./src/stages/registry-cleanup/remove.ts





/** Deletions at one time: registries look through all of their tags for each. */
const PARALLEL = 4;
/** Deletions until the next look: others write tags while hundreds of them go. */
const ROUND = 60;
/**
 * Removes in order: parts before what is made of them, so that after a crash the tag is still there to find the rest by;
 * but after it where the registry lists what has no tag, since a tag without its images can come of the other. Looks
 * before each round, so that nothing goes that a tag of the meantime needs. What a registry refuses while something else
 * holds it is tried once more at the end; where it deletes nothing at all, or no answer comes, nothing else is tried.
 */
async function remove(removal, ports) {
    const { signal, look, partsOf } = ports;
    const done = [];
    let left = [];
    let spared = [];
    let stopped;
    let seen;
    let sinceLook = Number.POSITIVE_INFINITY;
    const attempt = async (task) => {
        if (signal.aborted)
            stopped ??= new Error('the run was cancelled');
        const keeper = stopped ? undefined : keeperOf(task, ports, [...spared, ...left]);
        if (keeper) {
            left.push({ task, why: keeper.why });
            return;
        }
        const outcome = stopped ?? (await runChecked(task, ports).catch((error) => (0,errors/* toActionError */.ie)(error)));
        if ('spared' in outcome) {
            left.push(...outcome.spared);
            // What else is to go may be needed by what was written.
            sinceLook = Number.POSITIVE_INFINITY;
            return;
        }
        if (!(outcome instanceof Error) && outcome.done) {
            done.push(task);
            return;
        }
        if (outcome instanceof Error || outcome.kind !== 'refused')
            stopped ??= outcome;
        left.push({ task, why: outcome });
    };
    const runRound = async (tasks) => {
        if (!stopped && sinceLook + tasks.length > ROUND) {
            sinceLook = 0;
            seen = await look().catch((error) => {
                stopped = (0,errors/* toActionError */.ie)(error);
                return undefined;
            });
        }
        sinceLook += tasks.length;
        const limit = (0,p_limit/* default */.A)(PARALLEL);
        const checked = tasks.map(task => (seen ? check(task, seen) : { task, spared: [] }));
        left.push(...checked.flatMap(({ spared }) => spared));
        await Promise.all(checked.map(({ task }) => task && limit(() => attempt(task))));
    };
    const runAll = async (tasks) => {
        for (let at = 0; at < tasks.length; at += ROUND)
            await runRound(tasks.slice(at, at + ROUND));
    };
    for (const group of tasksOf(removal, ports))
        await runAll(group);
    const refused = left.filter(isRefused);
    spared = left.filter(one => !isRefused(one));
    left = [];
    sinceLook = Number.POSITIVE_INFINITY;
    for (const group of Map.groupBy(refused, ({ task }) => task.group).values())
        await runAll(group.map(({ task }) => task));
    const gone = new Set(done.flatMap(({ manifest }) => manifest ?? []));
    const isBroken = (manifest) => manifest !== undefined && [...closure([manifest], partsOf)].some(part => gone.has(part));
    return {
        tags: done.flatMap(({ names }) => names),
        manifests: [...gone],
        left: [...spared, ...left].flatMap(({ task: { names, manifest }, why }) => (names.length > 0 ? names : [manifest ?? '']).map(name => ({ name, why, broken: isBroken(manifest) })))
    };
}
/** Asks for the tags of what goes right before it does; what was written since the last look stays. */
async function runChecked(task, { store }) {
    const { names, manifest, digest, run } = task;
    if (names.length === 0)
        return run();
    const now = await store.tagsOf(digest, names);
    const moved = names.filter(name => !now.includes(name));
    const isNeeded = manifest !== undefined && now.some(name => !names.includes(name));
    if (moved.length === 0 && !isNeeded)
        return run();
    const spare = (part, reason) => ({ task: part, why: { done: false, kind: 'spared', reason } });
    const rest = { ...task, names: names.filter(name => now.includes(name)) };
    return {
        spared: [
            ...moved.map(name => spare(withoutManifest({ ...task, names: [name] }), WRITTEN)),
            ...(manifest === undefined ? [] : [spare(rest, NEEDED)])
        ]
    };
}
/** What is still there and needs the task's manifest, where the parts come last. */
function keeperOf({ manifest }, { listsUntagged, partsOf }, left) {
    if (!listsUntagged || manifest === undefined)
        return undefined;
    return left.find(({ task }) => task.manifest !== undefined && task.manifest !== manifest && closure([task.manifest], partsOf).has(manifest));
}
const withoutManifest = ({ manifest: _manifest, ...task }) => task;
const isRefused = ({ why }) => why instanceof Error || why.kind !== 'spared';
/** What may go of it by now; absent where nothing of it is left to do. */
function check(task, seen) {
    const spare = (reason, part = {}) => ({
        task: { ...task, ...part },
        why: { done: false, kind: 'spared', reason }
    });
    const tags = task.names.map(name => ({ name, state: seen.tag(name) }));
    const written = tags.flatMap(({ name, state }) => {
        if (typeof state !== 'object')
            return [];
        const stays = spare(state.stays, { names: [name] });
        // What is moved has nothing to do with the manifest any more.
        return [state.stays === WRITTEN ? { ...stays, task: withoutManifest(stays.task) } : stays];
    });
    const names = tags.filter(({ state }) => state === 'goes').map(({ name }) => name);
    if (task.manifest === undefined)
        return names.length > 0 ? { task, spared: [] } : { spared: written };
    const state = seen.manifest(task.manifest);
    if (state === 'goes')
        return { task: { ...task, names }, spared: written };
    return { spared: names.length > 0 || written.length === 0 ? [...written, spare(state.stays, { names })] : written };
}
function tasksOf({ untag, groups }, { store, listsUntagged }) {
    const off = (name, digest, group) => ({
        names: [name],
        digest,
        group,
        run: () => store.untag(name)
    });
    const whole = ({ digest, tags }, group) => ({
        names: tags,
        manifest: digest,
        digest,
        group,
        run: () => store.remove(digest)
    });
    const ordered = listsUntagged ? topsFirst(groups) : groups;
    return [
        untag.map(({ name, digest }) => off(name, digest, 0)),
        ...ordered.map((group, at) => store.traits.removesManifests
            ? group.map(one => whole(one, at + 1))
            : group.flatMap(({ tags, digest }) => tags.map(name => off(name, digest, at + 1))))
    ];
}
/** Tags of signatures still go before what they are about: no rule is for those that a crash leaves. */
function topsFirst(groups) {
    const isSignature = ({ tags }) => tags.some(tag => (0,inventory/* subjectOfTag */.s)(tag) !== undefined);
    return [
        groups.flat().filter(isSignature),
        ...groups.map(group => group.filter(one => !isSignature(one))).toReversed()
    ];
}

;// CONCATENATED MODULE: ./src/stages/registry-cleanup/select.ts



const NOTHING = { untag: [], groups: [] };
/** Decides what leaves a repository. Reads only; as much as it takes to know what everything else needs. */
async function select_select(inventory, search, context, store) {
    const rules = search.purpose === 'retention' ? search.rules : [];
    const tags = await withAges(inventory.tags, rules, context, store);
    const verdicts = search.purpose === 'retention' ? judgeTags(tags, rules, context) : namedTags(tags, search);
    const reasons = new Map(verdicts.filter(({ keep }) => !keep).map(({ item, reason }) => [item.name, reason]));
    const kept = verdicts.filter(({ keep }) => keep).map(({ item, reason }) => ({ name: item.name, reason, failed: false }));
    const judgesUntagged = inventory.untagged !== undefined && untaggedRule(rules) !== undefined;
    if (reasons.size === 0 && !judgesUntagged)
        return { removal: NOTHING, reasons, kept, nodes: new Map(), unreadable: [] };
    const contents = await readContents(inventory, rules, context.now, store);
    const judged = judgeUntagged(contents.loose, rules, context.now);
    const leaving = judged.filter(({ keep }) => !keep).map(({ item, reason }) => [item.digest, reason]);
    const removeManifests = new Set(leaving.map(([digest]) => digest));
    const tops = [...tags.filter(({ name }) => reasons.has(name)).map(({ digest }) => digest), ...removeManifests];
    const nodes = await withNodes(contents.nodes, tops, node => node.children, store);
    const request = {
        tags,
        keptManifests: new Set(contents.loose.map(({ digest }) => digest).filter(digest => !removeManifests.has(digest))),
        removeTags: new Set(reasons.keys()),
        removeManifests,
        nodes
    };
    const alone = planRemoval(request);
    const complete = await withReferrers(nodes, alone.groups.flat().map(({ digest }) => digest), store);
    const { removal, spared } = spareLast({ ...request, nodes: complete }, store);
    const unreadable = store.traits.removesManifests ? unreadableIn(inventory, { ...request, nodes: complete }) : [];
    const going = unreadable.length > 0 ? tagsAlone(removal, request) : removal;
    const named = unreadable.length > 0 ? [...reasons] : [...reasons, ...leaving];
    return {
        removal: going,
        request: { ...request, nodes: complete },
        unreadable,
        reasons: new Map(named.filter(([name]) => !spared.includes(name))),
        kept: [
            ...kept,
            ...judged.filter(({ keep }) => keep).map(({ item, reason }) => ({ name: item.digest, reason, failed: false })),
            ...spared.map(name => ({ name, reason: 'the registry keeps the last version that has a tag', failed: false }))
        ],
        nodes: complete
    };
}
/** What stays, and whose own parts nobody can tell. */
function unreadableIn({ dangling = [] }, { tags, removeTags, keptManifests, nodes }) {
    const kept = tags.filter(({ name, digest }) => !removeTags.has(name) && !nodes.has(digest)).map(({ name }) => name);
    return [...dangling, ...kept, ...[...keptManifests].filter(digest => !nodes.has(digest))];
}
/** The tags leave their manifests, and these stay. */
const tagsAlone = (removal, { tags }) => {
    const leaving = new Set([...removal.untag.map(({ name }) => name), ...removal.groups.flat().flatMap(one => one.tags)]);
    return { untag: tags.filter(({ name }) => leaving.has(name)), groups: [] };
};
const namedTags = (tags, { names, reason }) => tags.filter(({ name }) => names.includes(name)).map(item => ({ item, keep: false, reason }));
/** Where the last tag cannot go, the newest one stays. */
function spareLast(request, { traits }) {
    const removal = planRemoval(request);
    const gone = new Set(removal.groups.flat().map(({ digest }) => digest));
    if (!traits.keepsLastTagged || request.tags.some(({ digest }) => !gone.has(digest)))
        return { removal, spared: [] };
    const [newest] = request.tags
        .filter(({ name }) => request.removeTags.has(name))
        .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
    if (!newest)
        return { removal, spared: [] };
    const spared = request.tags.filter(({ digest }) => digest === newest.digest).map(({ name }) => name);
    const removeTags = new Set([...request.removeTags].filter(name => !spared.includes(name)));
    return { removal: planRemoval({ ...request, removeTags }), spared };
}

;// CONCATENATED MODULE: ./src/stages/registry-cleanup/clean-repositories.ts









/** Cleans one repository after the other. A registry that cannot delete is a warning; one that does not answer a failure. */
async function cleanRepositories(plan, ports) {
    const repositories = [];
    const failures = [];
    const warnings = [];
    const notes = new Set();
    for (const target of plan.repositories) {
        const store = ports.createStore(target.repository);
        for (const search of searchesOf(target, plan)) {
            if (ports.signal.aborted)
                break;
            const cleaned = await clean({ target, plan, search, store }, ports).catch((error) => unanswered(target, error));
            repositories.push(...cleaned.repositories);
            failures.push(...cleaned.failures);
            warnings.push(...cleaned.warnings);
            for (const note of cleaned.notes)
                notes.add(note);
        }
    }
    const outcome = ports.signal.aborted ? 'cancelled' : failures.length > 0 ? 'failure' : 'success';
    return { outcome, repositories, failures, warnings, notes: [...notes] };
}
function searchesOf({ tags, shared }, { pullRequest, retention }) {
    const reason = `of pull request ${pullRequest}`;
    return [
        ...(tags.length + shared.length > 0 ? [{ purpose: 'pull-request', names: tags, reason }] : []),
        ...(retention ? [{ purpose: 'retention', rules: retention.rules }] : [])
    ];
}
const clean_repositories_NOTHING = { repositories: [], failures: [], warnings: [], notes: [] };
async function clean({ target, plan, search, store }, ports) {
    const { name } = target.repository;
    const inventory = await store.list();
    if ('done' in inventory)
        return { ...clean_repositories_NOTHING, warnings: [refusal(name, inventory)] };
    const { forms } = target;
    const context = {
        now: ports.now,
        forms,
        branchTags: new Set(plan.branchTags),
        affixes: plan.affixes,
        ranges: (0,resembles/* rangesOf */.w)(inventory.tags.map(tag => tag.name))
    };
    const selected = await select_select(inventory, search, context, store);
    const dryRun = plan.dryRun || (search.purpose === 'retention' && (plan.retention?.dryRun ?? true));
    const outcome = dryRun ? asPlanned(selected) : await removeChecked(selected, inventory, store, ports.signal);
    ports.onProgress(`${name}: ${outcome.tags.length} of ${inventory.tags.length} tags ${dryRun ? 'would go' : 'removed'}.`);
    const likely = search.purpose === 'pull-request' ? likelyOnes(target, inventory) : [];
    const bytes = store.traits.removesManifests ? bytesOf(outcome.manifests, selected.nodes) : undefined;
    return {
        repositories: [
            {
                repository: name,
                purpose: search.purpose,
                dryRun,
                removed: outcome.tags.map(tag => ({ name: tag, reason: selected.reasons.get(tag) ?? 'of a removed image' })),
                manifests: store.traits.removesManifests ? outcome.manifests : [],
                ...(bytes === undefined ? {} : { bytes }),
                kept: [
                    ...(search.purpose === 'pull-request' ? target.shared : []).map(one => ({ ...one, failed: false })),
                    ...likely.map(tag => ({
                        name: tag,
                        reason: 'it may be of an earlier commit of the pull request',
                        failed: false
                    })),
                    ...selected.kept,
                    ...outcome.left.map(one => ({ name: one.name, reason: reasonOf(one), failed: !isSpared(one) }))
                ]
            }
        ],
        failures: failuresOf(outcome.left, name),
        warnings: [
            ...warningsOf(outcome.left, name),
            ...brokenWarning(outcome.left, name),
            ...unreadableWarning(selected, name)
        ],
        notes: [
            ...sparedNote(outcome.left, name),
            ...likelyNote(likely, name, plan.pullRequest),
            ...(search.purpose === 'retention' ? notesOf({ search, name, context, store }, inventory, selected) : [])
        ]
    };
}
async function removeChecked({ removal, request }, first, store, signal) {
    if (!request)
        return { tags: [], manifests: [], left: [] };
    const look = async () => {
        const fresh = await store.list();
        if ('done' in fresh)
            throw new errors/* ActionError */.lZ({ code: 'registry-failed', message: fresh.reason, remedy: fresh.remedy });
        return recheck(request, first, fresh, store);
    };
    return remove(removal, {
        store,
        signal,
        look,
        partsOf: digest => request.nodes.get(digest)?.children ?? [],
        listsUntagged: first.untagged !== undefined
    });
}
/** What a run that is no dry run would do. */
const asPlanned = ({ removal }) => {
    const manifests = removal.groups.flat();
    return {
        tags: [...removal.untag.map(({ name }) => name), ...manifests.flatMap(({ tags }) => tags)],
        manifests: manifests.map(({ digest }) => digest),
        left: []
    };
};
/** Layers that an image which stays is known to share are not counted. */
function bytesOf(digests, nodes) {
    const gone = new Set(digests);
    const blobs = [...nodes.values()].flatMap(({ digest, blobs }) => blobs.map(blob => ({ ...blob, gone: gone.has(digest) })));
    const shared = new Set(blobs.filter(blob => !blob.gone).map(({ digest }) => digest));
    const freed = new Map(blobs.filter(blob => blob.gone && !shared.has(blob.digest)).map(({ digest, size }) => [digest, size]));
    return [...freed.values()].reduce((sum, size) => sum + size, 0);
}
const reasonOf = ({ why, broken }) => `${why instanceof Error ? why.message : why.reason}${broken ? '; it is left without its images' : ''}`;
const isTrouble = ({ why }) => why instanceof Error;
const isSpared = ({ why }) => !(why instanceof Error) && why.kind === 'spared';
/** No answer: the job fails once for the repository, and is to be run again. */
function failuresOf(left, name) {
    const troubles = left.filter(isTrouble);
    const why = troubles[0]?.why;
    if (!(why instanceof errors/* ActionError */.lZ))
        return [];
    return [{ ...(0,stages_failure/* failureOf */.g)(why), title: `${troubles.length} of ${name} could not be removed: ${why.message}` }];
}
function warningsOf(left, name) {
    const reasons = new Map();
    for (const { name: item, why } of left) {
        if (why instanceof Error || why.kind === 'spared')
            continue;
        const known = reasons.get(why.reason) ?? { why, names: [] };
        known.names.push(item);
        reasons.set(why.reason, known);
    }
    return [...reasons.values()].map(({ why, names }) => refusal(`${names.length} of ${name} (${some(names)})`, why));
}
/** Others write tags at any time: it is nothing to act on. */
function sparedNote(left, name) {
    const spared = left.filter(isSpared).map(one => one.name);
    return spared.length === 0
        ? []
        : [`${spared.length} of ${name} (${some(spared)}) stay: tags were written while the clean-up was running.`];
}
/** No run is known to have written them. */
function likelyOnes({ tags, shared, isLikely }, inventory) {
    const known = new Set([...tags, ...shared.map(one => one.name)]);
    return inventory.tags.map(tag => tag.name).filter(tag => !known.has(tag) && isLikely(tag));
}
const likelyNote = (likely, name, pullRequest) => likely.length === 0
    ? []
    : [
        `${(0,format/* count */.U9)(likely.length, 'tag')} of ${name} (${some(likely)}) may be of earlier commits of pull request ${pullRequest}, and no comment of its runs names them: they stay. Remove them by hand, or by a rule of "retention".`
    ];
function brokenWarning(left, name) {
    const broken = left.filter(one => one.broken).map(one => one.name);
    if (broken.length === 0)
        return [];
    const message = `${broken.length} of ${name} (${some(broken)}) left without its images: they were removed before it, and it is still there. Nobody can pull it: run the job again, remove it by hand, or push it anew.`;
    return [{ message }];
}
const unreadableWarning = ({ unreadable }, name) => unreadable.length === 0
    ? []
    : [
        {
            message: `No manifest of ${name} is removed, its tags alone are: the registry lists ${some(unreadable)} and has no manifest of it, so that nobody can tell what it needs. Push or delete what is named, and run the job again.`
        }
    ];
const refusal = (what, { reason, remedy }) => ({
    message: `${what} cannot be removed: ${reason}. ${remedy}`.trim()
});
const some = (names) => names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')}, …`;
function notesOf({ search: { rules }, name, context, store: { traits } }, { tags, untagged }, { reasons, kept }) {
    const judged = new Set([...reasons.keys(), ...kept.map(one => one.name)]);
    const others = tags.map(tag => tag.name).filter(tag => !judged.has(tag) && (0,inventory/* subjectOfTag */.s)(tag) === undefined);
    const spared = others.filter(tag => isSparedByLook(tag, rules, context));
    return [
        ...(others.length > 0 ? [`No rule is for ${(0,format/* count */.U9)(others.length, 'tag')} of ${name}: they stay.`] : []),
        ...(spared.length > 0
            ? [
                `Of these, ${spared.length} (${some(spared)}) look like versions or branches with something around them, which wildcards do not take: name the "variants" of the image; for versions that may go "include-versions: true"; or such tags as they are.`
            ]
            : []),
        ...(rules.some(({ keepDays }) => keepDays !== undefined && keepDays > 0)
            ? [`Ages in ${name} are ${traits.age}.`]
            : []),
        ...(kept.some(({ reason }) => reason.startsWith(COMMIT_TIME_ONLY))
            ? [
                `Images in ${name} that have no provenance and carry the time of their commit are as old as nobody knows: "keep-days" never removes them, "keep-last" alone does.`
            ]
            : []),
        ...(untagged === undefined && untaggedRule(rules)
            ? [`The registry of ${name} does not list manifests without a tag: no rule for "untagged" is followed there.`]
            : [])
    ];
}
const unanswered = ({ repository: { name } }, error) => {
    const failure = (0,stages_failure/* failureOf */.g)(error);
    return { ...clean_repositories_NOTHING, failures: [{ ...failure, title: `${name} was not cleaned: ${failure.title}` }] };
};

;// CONCATENATED MODULE: ./src/stages/registry-cleanup/clean-up-registries.ts





/** Removes tags instead of writing them: by HTTP alone, with the credentials that are at hand. */
async function cleanUpRegistries(settings, facts, ports) {
    const common = { repositories: [], failures: [], warnings: [], notes: [], runUrl: facts.run.url };
    try {
        const answer = await readBranches(settings, facts, ports.github);
        const plan = (0,cleanup_plan/* createCleanupPlan */._e)(settings, facts, {
            branches: answer.known ? answer.value : 'unknown',
            written: ports.written ?? []
        });
        const { pullRequest } = plan;
        const result = { ...common, ...(pullRequest === undefined ? {} : { pullRequest }) };
        const skipped = reasonToSkip(plan, settings, facts);
        if (skipped !== undefined)
            return { ...result, outcome: 'success', skipped };
        const user = await ports.files.read(`${ports.dockerConfig}/config.json`);
        const logins = (0,log_in/* planLogins */.IB)(settings, { push: { push: true, trusted: facts.trust.trusted, reason: plan.reason } }, user);
        const createStore = await ports.createPackageStores({ dockerConfig: ports.dockerConfig, logins });
        const cleaned = await cleanRepositories(plan, {
            createStore: repository => (0,retrying/* retryingStore */.kj)(createStore(repository), ports.retries),
            signal: ports.signal,
            now: facts.now,
            onProgress: line => ports.workflow.info(line)
        });
        const { warnings, notes } = tellUnknownBranches(answer, plan);
        return {
            ...result,
            ...cleaned,
            warnings: [...warnings, ...cleaned.warnings],
            notes: [...notes, ...cleaned.notes]
        };
    }
    catch (error) {
        return { ...common, outcome: 'failure', failures: [(0,stages_failure/* failureOf */.g)(error)] };
    }
}
/** A branch may have a name that a pull request's tag has. */
const readBranches = async (settings, facts, github) => facts.trust.trusted && (0,cleanup_plan/* asksForBranches */.ST)(settings, facts) ? github.branches() : { known: true, value: [] };
function tellUnknownBranches(answer, { heldBack }) {
    if (answer.known)
        return { warnings: [], notes: [] };
    const unknown = `GitHub's API does not tell the branches (${answer.reason}): of their tags, only that of the default branch is known`;
    if (!heldBack)
        return { warnings: [], notes: [`${unknown}.`] };
    const message = `${unknown}. A wildcard of "retention" could take the tag of a branch that is there, so that this is a dry run: nothing is removed by "retention". Give the job "permissions: contents: read" and run it again, or name the tags without * and ?.`;
    return { warnings: [{ message }], notes: [] };
}
function reasonToSkip(plan, { mode }, { event, trust }) {
    if (!trust.trusted)
        return `${trust.reason}: its images were never published`;
    if (!plan.allowed)
        return plan.reason;
    if (plan.pullRequest !== undefined || plan.retention)
        return undefined;
    if (event.pullRequest && mode === 'run')
        return `pull request ${event.pullRequest.number} is open again`;
    return event.pullRequest
        ? `pull request ${event.pullRequest.number} is open, and there is no "retention"`
        : 'the event is of no closed pull request, and there is no "retention"';
}


/***/ })

};
