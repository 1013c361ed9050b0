export const id = 108;
export const ids = [108];
export const modules = {

/***/ 5147:
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

/***/ 9749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseNode),
/* harmony export */   s: () => (/* binding */ subjectOfTag)
/* harmony export */ });
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7592);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8825);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1691);



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

/***/ 108:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUpRegistries: () => (/* binding */ cleanUpRegistries)
});

// EXTERNAL MODULE: ./src/plan/cleanup-plan.ts
var cleanup_plan = __webpack_require__(7035);
// EXTERNAL MODULE: ./src/stages/failure.ts
var stages_failure = __webpack_require__(7981);
// EXTERNAL MODULE: ./src/stages/log-in.ts
var log_in = __webpack_require__(6673);
// EXTERNAL MODULE: ./src/stages/retrying.ts
var retrying = __webpack_require__(6781);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/oci/inventory.ts
var inventory = __webpack_require__(9749);
// EXTERNAL MODULE: ./src/inputs/retention.ts
var retention = __webpack_require__(5147);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./src/plan/retention/match.ts

/**
 * Whether a rule is for a tag: a pattern matches its whole name, or its name without the variant. Wildcards do not
 * reach what people pull by name: `latest`, versions and the default branch's tag.
 * @param branchTag tag of the default branch, '' when unknown
 */
function matchesTag(rule, tag, { base }, branchTag) {
    const isVersion = base === 'latest' || isVersionTag(base);
    return rule.match.some(pattern => {
        if (!hasWildcard(pattern))
            return pattern === tag || pattern === base;
        if (base === branchTag || (isVersion && !rule.includeVersions))
            return false;
        return matchesGlob(pattern, tag) || matchesGlob(pattern, base);
    });
}
const hasWildcard = (pattern) => /[*?]/.test(pattern);
/** `*` for any text, `?` for one character; case counts, as it does in tags. */
function matchesGlob(pattern, text) {
    const source = pattern.replace(/[.*+?^${}()|[\]\\-]/g, character => character === '*' ? '.*' : character === '?' ? '.' : `\\${character}`);
    return new RegExp(`^${source}$`).test(text);
}
/** `1`, `1.2` and full versions; not a date, and not a commit that happens to have digits alone. */
const isVersionTag = (tag) => /^v?\d{1,5}(\.\d{1,5})?$/.test(tag) ||
    (/^v?\d+\.\d+\.\d+/.test(tag) && ((0,semver.parse)(tag) !== null || /^v?[\d.]+[-_]/.test(tag)));

// EXTERNAL MODULE: ./src/plan/retention/tag-forms.ts
var tag_forms = __webpack_require__(8452);
;// CONCATENATED MODULE: ./src/plan/retention/judge.ts




/** The rule that decides over a tag: the first that matches. Tags of signatures follow what they are about. */
function ruleOf(tag, rules, context) {
    if ((0,inventory/* subjectOfTag */.s)(tag) !== undefined)
        return undefined;
    const plain = (0,tag_forms/* takeApart */.Y)(tag, context.forms);
    return rules.find(rule => matchesTag(rule, tag, plain, context.branchTag));
}
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
    return items.toSorted(newestFirst).map((item, rank) => {
        const kept = reasonToKeep(item, rank, rule, now);
        return { item, keep: kept !== undefined, reason: kept ?? reasonToRemove(rule) };
    });
}
const DAY_MS = 86_400_000;
function reasonToKeep({ createdAt }, rank, { keepDays, keepLast }, now) {
    if (keepLast !== undefined && rank < keepLast)
        return `among the newest ${keepLast}`;
    // Everything is older than no days at all.
    if (keepDays === undefined || keepDays === 0)
        return undefined;
    if (createdAt === undefined)
        return 'its age is not known';
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
/** What has no age counts as new. `pr-10` is newer than `pr-9` of the same time. */
function newestFirst(a, b) {
    const [first, second] = [timeOf(a), timeOf(b)];
    if (first !== second)
        return second > first ? 1 : -1;
    return (b.name ?? b.digest).localeCompare(a.name ?? a.digest, 'en', { numeric: true });
}
const timeOf = ({ createdAt }) => createdAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(createdAt);

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(2011);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/stages/registry-cleanup/remove.ts


/** Deletions at one time: registries look through all of their tags for each. */
const PARALLEL = 4;
/**
 * Removes in order, parts before what is made of them: after a crash the tag is still there to find the rest by. What a
 * registry refuses while something else holds it is tried once more at the end; where it deletes nothing at all, or no
 * answer comes, nothing else is tried.
 */
async function remove(removal, store, signal) {
    const done = [];
    let left = [];
    let stopped;
    const attempt = async (task) => {
        if (signal.aborted)
            stopped ??= new Error('the run was cancelled');
        const outcome = stopped ?? (await task.run().catch((error) => (0,errors/* toActionError */.i)(error)));
        if (!(outcome instanceof Error) && outcome.done) {
            done.push(task);
            return;
        }
        if (outcome instanceof Error || outcome.kind !== 'refused')
            stopped ??= outcome;
        left.push({ task, why: outcome });
    };
    const runAll = async (tasks) => {
        const limit = (0,p_limit/* default */.A)(PARALLEL);
        await Promise.all(tasks.map(task => limit(() => attempt(task))));
    };
    for (const group of tasksOf(removal, store))
        await runAll(group);
    const refused = left;
    left = [];
    await runAll(refused.map(({ task }) => task));
    return {
        tags: done.flatMap(({ names }) => names),
        manifests: done.flatMap(({ manifest }) => manifest ?? []),
        left: left.flatMap(({ task: { names, manifest }, why }) => (names.length > 0 ? names : [manifest ?? '']).map(name => ({ name, why })))
    };
}
function tasksOf({ untag, groups }, store) {
    const off = (name) => ({ names: [name], run: () => store.untag(name) });
    const whole = ({ digest, tags }) => ({
        names: tags,
        manifest: digest,
        run: () => store.remove(digest)
    });
    return [
        untag.map(({ name }) => off(name)),
        ...groups.map(group => store.traits.removesManifests ? group.map(whole) : group.flatMap(({ tags }) => tags.map(off)))
    ];
}

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
    const createdAt = await store.createdAt(tag.digest);
    return createdAt === undefined ? tag : { ...tag, createdAt };
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
        return { removal: NOTHING, reasons, kept, nodes: new Map() };
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
    return {
        removal,
        reasons: new Map([...reasons, ...leaving].filter(([name]) => !spared.includes(name))),
        kept: [
            ...kept,
            ...judged.filter(({ keep }) => keep).map(({ item, reason }) => ({ name: item.digest, reason, failed: false })),
            ...spared.map(name => ({ name, reason: 'the registry keeps the last version that has a tag', failed: false }))
        ],
        nodes: complete
    };
}
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
function searchesOf({ tags }, { pullRequest, retention }) {
    const reason = `of pull request ${pullRequest}`;
    return [
        ...(tags.length > 0 ? [{ purpose: 'pull-request', names: tags, reason }] : []),
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
    const selected = await select_select(inventory, search, { now: ports.now, forms, branchTag: plan.branchTag }, store);
    const dryRun = search.purpose === 'retention' && (plan.retention?.dryRun ?? true);
    const outcome = dryRun ? asPlanned(selected) : await remove(selected.removal, store, ports.signal);
    ports.onProgress(`${name}: ${outcome.tags.length} of ${inventory.tags.length} tags ${dryRun ? 'would go' : 'removed'}.`);
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
                kept: [...selected.kept, ...outcome.left.map(one => ({ name: one.name, reason: reasonOf(one), failed: true }))]
            }
        ],
        failures: failuresOf(outcome.left, name),
        warnings: warningsOf(outcome.left, name),
        notes: search.purpose === 'retention' ? notesOf(search, name, inventory, selected, store) : []
    };
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
const reasonOf = ({ why }) => (why instanceof Error ? why.message : why.reason);
const isTrouble = ({ why }) => why instanceof Error;
/** No answer: the job fails once for the repository, and is to be run again. */
function failuresOf(left, name) {
    const troubles = left.filter(isTrouble);
    const why = troubles[0]?.why;
    if (!(why instanceof errors/* ActionError */.l))
        return [];
    return [{ ...(0,stages_failure/* failureOf */.g)(why), title: `${troubles.length} of ${name} could not be removed: ${why.message}` }];
}
function warningsOf(left, name) {
    const reasons = new Map();
    for (const { name: item, why } of left) {
        if (why instanceof Error)
            continue;
        const known = reasons.get(why.reason) ?? { why, names: [] };
        known.names.push(item);
        reasons.set(why.reason, known);
    }
    return [...reasons.values()].map(({ why, names }) => refusal(`${names.length} of ${name} (${some(names)})`, why));
}
const refusal = (what, { reason, remedy }) => ({
    message: `${what} cannot be removed: ${reason}. ${remedy}`.trim()
});
const some = (names) => names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')}, …`;
function notesOf({ rules }, name, { tags, untagged }, { reasons, kept }, { traits }) {
    const judged = new Set([...reasons.keys(), ...kept.map(one => one.name)]);
    const others = tags.filter(tag => !judged.has(tag.name) && (0,inventory/* subjectOfTag */.s)(tag.name) === undefined).length;
    return [
        ...(others > 0 ? [`No rule is for ${(0,format/* count */.U9)(others, 'tag')} of ${name}: they stay.`] : []),
        ...(rules.some(({ keepDays }) => keepDays !== undefined && keepDays > 0)
            ? [`Ages in ${name} are ${traits.age}.`]
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
        const plan = (0,cleanup_plan/* createCleanupPlan */._)(settings, facts);
        const { pullRequest } = plan;
        const result = { ...common, ...(pullRequest === undefined ? {} : { pullRequest }) };
        const skipped = reasonToSkip(plan, facts);
        if (skipped !== undefined)
            return { ...result, outcome: 'success', skipped };
        const user = await ports.files.read(`${ports.dockerConfig}/config.json`);
        const logins = (0,log_in/* planLogins */.I)(settings, { push: { push: true, trusted: facts.trust.trusted, reason: plan.reason } }, user);
        const createStore = await ports.createPackageStores({ dockerConfig: ports.dockerConfig, logins });
        const cleaned = await cleanRepositories(plan, {
            createStore: repository => (0,retrying/* retryingStore */.kj)(createStore(repository), ports.policy),
            signal: ports.policy.signal,
            now: facts.now,
            onProgress: line => ports.workflow.info(line)
        });
        return { ...result, ...cleaned };
    }
    catch (error) {
        return { ...common, outcome: 'failure', failures: [(0,stages_failure/* failureOf */.g)(error)] };
    }
}
function reasonToSkip(plan, { event, trust }) {
    if (!trust.trusted)
        return `${trust.reason}: its images were never published`;
    if (!plan.allowed)
        return plan.reason;
    if (plan.pullRequest !== undefined || plan.retention)
        return undefined;
    return event.pullRequest
        ? `pull request ${event.pullRequest.number} is open, and there is no "retention"`
        : 'the event is of no closed pull request, and there is no "retention"';
}


/***/ })

};
