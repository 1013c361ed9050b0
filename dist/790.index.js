export const id = 790;
export const ids = [790];
export const modules = {

/***/ 32790:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readWritten: () => (/* binding */ readWritten),
  tellClosedPullRequest: () => (/* binding */ tellClosedPullRequest),
  tellPullRequest: () => (/* binding */ tellPullRequest)
});

// EXTERNAL MODULE: ./src/plan/preview/form.ts
var preview_form = __webpack_require__(37992);
// EXTERNAL MODULE: ./src/plan/preview/references.ts
var references = __webpack_require__(6552);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
;// CONCATENATED MODULE: ./src/report/comment-state.ts

const BEGIN = '<!-- state:';
const END = ' -->';
/** What does not fit is forgotten, the oldest first. */
const MAX_BYTES = 8000;
const MAX_NAMES_BYTES = 3000;
/** A line of the comment: {@link readState} reads it again. */
function renderState({ names, written }) {
    const fitting = within(names, MAX_NAMES_BYTES);
    const rest = MAX_BYTES - Buffer.byteLength(JSON.stringify(fitting));
    const texts = within(written.map(({ repository, tag }) => (0,oci_reference/* withTag */.Rd)(repository, tag)).toReversed(), rest).toReversed();
    // Neither can stand in a name; what is no name must not end the comment all the same.
    const json = JSON.stringify({ names: fitting, written: texts }).replace(/[<>]/g, '');
    return `${BEGIN}${json}${END}`;
}
function within(texts, maxBytes) {
    let bytes = 0;
    return texts.filter(text => {
        bytes += Buffer.byteLength(text) + 3;
        return bytes <= maxBytes;
    });
}
/** Undefined where a comment has none, or one that makes no sense. Lines after the hidden ones are not looked at. */
function readState(body) {
    const lines = body.replaceAll('\r\n', '\n').split('\n');
    const end = lines.findIndex(line => !/^<!-- .* -->$/.test(line));
    const line = lines.slice(0, end < 0 ? lines.length : end).find(one => one.startsWith(BEGIN));
    if (line === undefined)
        return undefined;
    try {
        const { names, written } = JSON.parse(line.slice(BEGIN.length, -END.length));
        if (!isTexts(names) || !isTexts(written))
            return undefined;
        return { names, written: written.flatMap(text => toReference(text) ?? []) };
    }
    catch {
        return undefined;
    }
}
const isTexts = (value) => Array.isArray(value) && value.every(one => typeof one === 'string');
/** A name as this action writes it; undefined for any other text. */
function toReference(text) {
    const colon = text.lastIndexOf(':');
    const [repository, tag] = [text.slice(0, colon), text.slice(colon + 1)];
    try {
        return (0,oci_reference/* isTag */.dz)(tag) && (0,oci_reference/* parseRepository */.SU)(repository).name === repository ? { repository, tag } : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/report/comment-key.ts


/**
 * Tells the comments of several uses of the action in one pull request apart: by the tags of its preview, which no two
 * uses can share. It stays the same over the commits of the pull request, and over a rename of workflow and job.
 * @param names of the preview, the same for every commit
 */
function commentKey(names, { publications }) {
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update([...new Set(names)].sort().join('\n'))
        .digest('hex');
    const images = [...new Set(publications.map(({ image }) => image))].join('.');
    const readable = images
        .replace(/[^a-z0-9.]+/g, '-')
        .slice(0, 40)
        .replace(/^[-.]+|[-.]+$/g, '');
    return [readable, hash.slice(0, 12)].filter(part => part !== '').join('-');
}
/** Every comment of the action begins so. */
const MARKER_BEGINNING = '<!-- multiarch-build:';
/** Begins a comment, which is found by it. */
const commentMarker = (key) => `${MARKER_BEGINNING}${key} -->`;
/** The key in a comment's marker; '' where there is none. */
const keyOf = (body) => /^<!-- multiarch-build:(\S+) -->/.exec(body)?.[1] ?? '';
/**
 * The comments of one use of the action among those of all: the oldest with its key, and others with it, which two runs
 * made side by side. A pull request that renames a variant changes the key; then it is the oldest that has one of its
 * names, since two uses share none.
 */
function ownComments(comments, key, names) {
    const sorted = comments.toSorted((a, b) => a.id - b.id);
    const same = sorted.filter(({ body }) => body.startsWith(commentMarker(key)));
    if (same.length > 0)
        return same;
    return sorted.filter(({ body }) => readState(body)?.names.some(name => names.includes(name))).slice(0, 1);
}

// EXTERNAL MODULE: ./src/report/failures.ts
var report_failures = __webpack_require__(97999);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/gates.ts
var gates = __webpack_require__(68874);
// EXTERNAL MODULE: ./src/report/groups.ts
var groups = __webpack_require__(56900);
// EXTERNAL MODULE: ./src/report/headline.ts
var headline = __webpack_require__(14512);
// EXTERNAL MODULE: ./src/report/limits.ts
var limits = __webpack_require__(25356);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/measures.ts
var measures = __webpack_require__(51477);
// EXTERNAL MODULE: ./src/report/published.ts
var published = __webpack_require__(1008);
// EXTERNAL MODULE: ./src/report/targets.ts
var report_targets = __webpack_require__(59608);
;// CONCATENATED MODULE: ./src/report/preview.ts






/** More lines than this are folded. */
const MANY_LINES = 16;
/** How to get and start each published image by the tag of the pull request; '' when there is none. */
function startLines(result, pullRequest, limits) {
    const rows = (0,published/* publishedRows */.YB)(result).filter(({ tags }) => tags.length > 0);
    const lines = rows.flatMap((row, index) => {
        const reference = (0,oci_reference/* withTag */.Rd)(row.repository, previewTag(row.tags, pullRequest));
        const isFirst = rows.findIndex(({ id }) => id === row.id) === index;
        return [`docker pull ${reference}`, ...(isFirst ? [runLine(reference, row, result)] : [])];
    });
    if (lines.length === 0)
        return '';
    const { byDigest } = (0,published/* pullLines */.F4)(result, rows);
    const block = shell(lines, limits);
    return [
        lines.length > MANY_LINES ? (0,markdown/* fold */.AU)('docker pull and docker run', block) : block,
        ...(byDigest.length === 0 ? [] : [(0,markdown/* fold */.AU)('By digest', shell(byDigest, limits))])
    ].join('\n\n');
}
const shell = (lines, { items }) => (0,markdown/* fence */.EU)(lines.slice(0, items).map(line => (0,format/* oneLine */.TN)(line, 1000)), 'sh');
const previewTag = (tags, pullRequest) => tags.find(tag => new RegExp(`(?<!\\d)${pullRequest}(?!\\d)`).test(tag)) ?? tags[0] ?? '';
function runLine(reference, { id }, { plan, targets }) {
    const own = plan?.publications.find(publication => publication.id === id)?.targets ?? [];
    const isOwn = (target) => own.includes(target.id);
    const asked = plan?.targets.filter(isOwn).flatMap(({ smoke }) => portOf(smoke)) ?? [];
    const port = asked[0] ?? targets.filter(isOwn).find(({ check }) => check?.port !== undefined)?.check?.port;
    return ['docker run --rm', ...(port === undefined ? [] : [`-p ${port}:${port}`]), reference].join(' ');
}
function portOf(smoke) {
    if (smoke === 'off')
        return [];
    const checked = smoke.checks.flatMap(check => ('port' in check && check.port !== undefined ? [check.port] : []));
    return [...(smoke.port === undefined ? [] : [smoke.port]), ...checked];
}
/** What was built, and how it stands to what was there before; '' when no build was started. */
function previewTable({ targets }, limits) {
    if (!(0,report_targets/* wasStarted */.rq)(targets))
        return '';
    const table = {
        columns: [
            { title: 'Image', kind: 'code' },
            { title: 'Platform', kind: 'text' },
            { title: 'Size', kind: 'number' },
            { title: 'Change', kind: 'number' },
            { title: 'Healthy after', kind: 'number' },
            { title: 'Memory', kind: 'number' },
            { title: 'Check', kind: 'text' }
        ],
        rows: targets.map(target => [
            (0,report_targets/* imageAndVariant */.UX)(target),
            `${target.platform}${target.check?.emulated ? ' (emulated)' : ''}`,
            figure(target, sizeKind(target.measured)),
            changeOf(target),
            figure(target, 'startup'),
            figure(target, 'memory'),
            (0,report_targets/* describeStatus */.Wn)(target)
        ])
    };
    const compared = [...new Set(targets.flatMap(({ before }) => (before ? [before.reference] : [])))];
    const shown = compared.slice(0, 3).map(markdown/* code */.aY).join(', ');
    const note = compared.length === 0 ? '' : `\n\n<sub>Change of size against ${shown}.</sub>`;
    return `${(0,markdown/* markdownTable */.Qj)(table, limits.items)}${note}`;
}
function changeOf({ measured, before }) {
    const [now, then] = [measured[sizeKind(measured)], before?.measured[sizeKind(measured)]];
    return now === undefined || then === undefined ? format/* NONE */.x3 : (0,measures/* formatChange */.eD)(sizeKind(measured), now, then);
}
const sizeKind = ({ size }) => (size === undefined ? 'unpacked-size' : 'size');
const figure = ({ measured }, measure) => {
    const value = measured[measure];
    return value === undefined ? format/* NONE */.x3 : (0,measures/* formatMeasure */.os)(measure, value);
};
/** Tags of the plan that something newer has. */
const heldLines = (plan) => (plan?.publications ?? []).flatMap(({ id, held }) => held.map(({ name, reason }) => `${(0,markdown/* code */.aY)(name)} of ${(0,markdown/* code */.aY)(id)} is held back: ${(0,markdown/* escapeText */.X1)(reason)}`));

;// CONCATENATED MODULE: ./src/report/comment.ts












/** GitHub takes 65 536 characters; a part is for what does not show. */
const MAX_COMMENT_BYTES = 56_000;
/** For what a failed run says above the preview that it keeps. */
const MAX_FAILURE_BYTES = 12_000;
const MAX_PREVIEW_BYTES = MAX_COMMENT_BYTES - MAX_FAILURE_BYTES - 1000;
const comment_BEGIN = '<!-- preview -->';
const comment_END = '<!-- /preview -->';
/**
 * The comment of a pull request after a run, GitHub-flavoured Markdown. Undefined: it stays as it is.
 * @param previous the comment that is there: what it says of the last good commit still holds after a failure
 */
function renderComment(result, about, previous) {
    if (result.outcome === 'cancelled' || isOlder(about, previous))
        return undefined;
    const isPublished = (0,published/* publishedRows */.YB)(result).some(({ tags }) => tags.length > 0);
    const now = remembering(about, previous);
    if (result.outcome === 'success')
        return compose(now, '', renderPreview(result, about));
    if (isPublished)
        return compose(now, renderFailure(result, about, true), renderPreview(result, about));
    // A first run that fails has nothing to show.
    if (previous === undefined)
        return undefined;
    const kept = keptPreview(previous);
    return compose(now, renderFailure(result, about, kept !== ''), kept);
}
/** What earlier runs wrote is still there, unless this one wrote it again. */
function remembering(about, previous = '') {
    const { names, written } = about.state;
    const now = new Set(written.map(references/* toText */.fE));
    const before = readState(previous)?.written.filter(one => !now.has((0,references/* toText */.fE)(one))) ?? [];
    return { ...about, state: { names, written: [...before, ...written] } };
}
/**
 * The comment of a closed pull request.
 * @param previous the comment that is there; undefined leaves it as it is: a repeat finds nothing more to remove
 */
function closeComment(about, preview, previous) {
    const isRepeat = preview.removed.length + preview.left.length === 0 && keptPreview(previous) === '';
    if (isRepeat || isOlder(about, previous))
        return undefined;
    const gone = new Set(preview.gone.map(references/* toText */.fE));
    const { names, written } = remembering(about, previous).state;
    return renderClosedComment({ ...about, state: { names, written: written.filter(one => !gone.has((0,references/* toText */.fE)(one))) } }, preview);
}
const renderClosedComment = (about, { removed, left, runUrl }) => compose(about, (0,limits/* withinLimits */.o)(({ items }) => joined([
    left.length === 0 ? '### 🧹 Preview removed' : '### ⚠️ Preview removed in part',
    `The pull request is closed, and the images of its preview are gone${byRun(runUrl)}.`,
    removed.length === 0 ? '' : (0,markdown/* bullets */.e5)(removed.map(markdown/* code */.aY), Math.min(items, 100)),
    left.length === 0 ? '' : 'These are still there:',
    (0,markdown/* bullets */.e5)(left.map(({ reference, reason }) => `${(0,markdown/* code */.aY)(reference)}: ${(0,markdown/* escapeText */.X1)(reason)}`), Math.min(items, 100))
]), MAX_PREVIEW_BYTES), '');
function compose({ key, runId, state }, status, preview) {
    const run = /^\d+$/.test(runId) ? `<!-- run:${runId} -->` : '';
    const kept = preview === '' ? '' : [comment_BEGIN, preview, '', comment_END].join('\n');
    const hidden = [commentMarker(key), ...(run === '' ? [] : [run]), ...(isEmpty(state) ? [] : [renderState(state)])];
    return [...hidden, joined([status, kept])].join('\n').trimEnd();
}
const isEmpty = ({ names, written }) => names.length + written.length === 0;
const joined = (parts) => parts.filter(part => part !== '').join('\n\n');
const renderPreview = (result, about) => (0,limits/* withinLimits */.o)(limits => joined([
    `### ${result.outcome === 'success' ? headline/* ICON */.k.success : '📦'} ${(0,markdown/* escapeText */.X1)(previewTitle(result))}`,
    factsLine(result, about),
    startLines(result, about.pullRequest, limits),
    previewTable(result, limits),
    gatesPart(result, limits),
    listed(heldLines(result.plan).map(line => `⏸️ ${line}`), limits),
    listed((0,groups/* groupNotices */.Ht)(result.warnings).map(({ message, targets }) => {
        const names = (0,groups/* otherTargets */.ZG)(targets, message);
        return `⚠️ ${names === '' ? '' : `${(0,markdown/* code */.aY)(names)}: `}${(0,markdown/* escapeText */.X1)(message)}`;
    }), limits)
]), MAX_PREVIEW_BYTES).trimEnd();
function gatesPart(result, { items }) {
    const table = (0,gates/* gatesTable */.vF)(result);
    return table ? (0,markdown/* markdownTable */.Qj)(table, Math.min(items, 100)) : '';
}
const previewTitle = (result) => result.outcome === 'success' ? (0,headline/* headline */.P)(result) : 'What of the preview was written';
/** Enough to see what it is about; the run has the rest. */
const MAX_ITEMS = 10;
const listed = (items, { items: most }) => items.length === 0 ? '' : (0,markdown/* bullets */.e5)(items, Math.min(most, MAX_ITEMS));
const factsLine = ({ durationMs, runUrl }, { headSha }) => [
    headSha === '' ? '' : `Commit ${commitLink(headSha, runUrl)}`,
    runUrl === '' ? '' : `[this run](${runUrl})`,
    (0,format/* formatDuration */.a3)(durationMs)
]
    .filter(part => part !== '')
    .join(' · ');
function renderFailure(result, about, hasPreview) {
    const failures = (0,report_failures/* visibleFailures */.GP)(result).map(({ title, targets, cause }) => {
        const where = targets.filter(target => !title.includes(target)).slice(0, 6);
        return [
            `**${(0,markdown/* escapeText */.X1)(title)}**`,
            ...(where.length === 0 ? [] : [` (${where.map(markdown/* code */.aY).join(', ')})`]),
            ...(cause === undefined ? [] : [`: ${(0,markdown/* escapeText */.X1)(cause)}`])
        ].join('');
    });
    const mayHaveMoved = (0,published/* publishedRows */.YB)(result).length > 0;
    const text = joined([
        `### ❌ ${(0,markdown/* escapeText */.X1)((0,headline/* headline */.P)(result))}`,
        factsLine(result, about),
        (0,markdown/* bullets */.e5)(failures, MAX_ITEMS),
        hasPreview && !mayHaveMoved ? 'The preview below is still that of the last good commit.' : ''
    ]);
    if (Buffer.byteLength(text) <= MAX_FAILURE_BYTES)
        return text;
    return joined([
        `### ❌ ${(0,markdown/* escapeText */.X1)((0,headline/* headline */.P)(result))}`,
        factsLine(result, about),
        (0,format/* count */.U9)(failures.length, 'failure')
    ]);
}
function commitLink(sha, runUrl) {
    const [repository = ''] = runUrl.split('/actions/runs/');
    const isKnown = /^[0-9a-f]{7,64}$/.test(sha) && repository.startsWith('https://');
    return isKnown ? `[\`${sha.slice(0, 7)}\`](${repository}/commit/${sha})` : (0,markdown/* code */.aY)(sha.slice(0, 7));
}
const byRun = (runUrl) => (runUrl === '' ? '' : ` ([this run](${runUrl}))`);
function keptPreview(previous) {
    // Bodies that were edited in a browser have CR LF.
    const text = previous.replaceAll('\r\n', '\n');
    const from = text.indexOf(`\n${comment_BEGIN}\n`);
    const to = text.lastIndexOf(`\n${comment_END}`);
    return from < 0 || to < from ? '' : text.slice(from + comment_BEGIN.length + 2, to).trimEnd();
}
/** Runs are numbered as they come; what a newer one said is not undone by the end of an older one, however it ends. */
function isOlder({ runId }, previous = '') {
    const [, there] = /^<!-- run:(\d+) -->$/m.exec(previous) ?? [];
    if (there === undefined || !/^\d+$/.test(runId))
        return false;
    return BigInt(runId) < BigInt(there);
}

// EXTERNAL MODULE: ./src/stages/retry.ts
var retry = __webpack_require__(72061);
;// CONCATENATED MODULE: ./src/stages/comment.ts


/** A run waits so long at most when GitHub asks it to. */
const MAX_WAIT_MS = 60_000;
/**
 * Creates or updates one comment. Never throws: no run fails for its comment.
 * @returns why it could not be written
 */
async function keepComment(api, pullRequest, task, policy) {
    // A try begins with the search, so that one whose answer was lost makes no second comment.
    const told = await (0,retry/* withRetries */.L)(() => writeComment(api, pullRequest, task), isTemporary, policy);
    return told.ok ? undefined : told.refusal;
}
/** Updates those comments of the action that `render` has something to say of, and makes none. */
async function updateComments(api, pullRequest, render, policy) {
    const attempt = async () => {
        const found = await comment_ownComments(api, pullRequest);
        if (!found.ok)
            return found;
        for (const comment of found.value) {
            const body = render(comment, found.value);
            const updated = body === undefined || body === comment.body ? DONE : await api.update(comment.id, body);
            if (!updated.ok)
                return updated;
        }
        return DONE;
    };
    const told = await (0,retry/* withRetries */.L)(attempt, isTemporary, policy);
    return told.ok ? undefined : told.refusal;
}
/** The comments of the action, none where nobody tells them. */
async function readComments(api, pullRequest, policy) {
    const told = await (0,retry/* withRetries */.L)(() => comment_ownComments(api, pullRequest), isTemporary, policy);
    return told.ok ? told.value : [];
}
async function writeComment(api, pullRequest, { choose, render }) {
    const found = await comment_ownComments(api, pullRequest);
    if (!found.ok)
        return found;
    const [first, ...others] = choose(found.value);
    const body = render(first?.body);
    if (body === undefined)
        return DONE;
    if (!first)
        return api.create(pullRequest, body);
    const updated = first.body === body ? DONE : await api.update(first.id, body);
    // Two runs that began side by side made one each; what stays of it is no reason to tell anybody.
    if (updated.ok)
        await Promise.all(others.map(({ id }) => api.remove(id)));
    return updated;
}
const DONE = { ok: true, value: undefined };
/** Anybody can write the marker, but neither as an app nor as the user that the token belongs to. */
async function comment_ownComments(api, pullRequest) {
    const found = await api.find(pullRequest, MARKER_BEGINNING);
    if (!found.ok || found.value.every(({ byBot }) => byBot))
        return found;
    const byBots = found.value.filter(({ byBot }) => byBot);
    if (byBots.length > 0)
        return { ok: true, value: byBots };
    const login = await api.login();
    if (!login.ok)
        return login;
    return { ok: true, value: found.value.filter(({ author }) => login.value !== '' && author === login.value) };
}
function isTemporary(outcome) {
    if ('error' in outcome || outcome.value.ok)
        return undefined;
    const { kind, reason, afterMs } = outcome.value.refusal;
    if (kind !== 'temporary' || (afterMs ?? 0) > MAX_WAIT_MS)
        return undefined;
    return { reason, waitMs: Math.max(0, afterMs ?? 0) };
}

;// CONCATENATED MODULE: ./src/stages/comment-problem.ts
/**
 * A permission that is missing is said once: by the run that the pull request began with. The log has it every time, and
 * `comment: on`, which asks for the comment, warns every time.
 */
function commentProblem({ kind, reason }, pullRequest, { comment }, facts) {
    const message = `The comment on pull request ${pullRequest} was not written: ${reason}.`;
    if (kind !== 'forbidden')
        return { level: 'warning', message };
    const remedy = 'Give the job "permissions: pull-requests: write" for a comment with the preview, or set "comment: off".';
    const level = comment === 'on' ? 'warning' : isFirst(facts) ? 'notice' : 'log';
    return { level, message: `${message} ${remedy}` };
}
const BEGINNINGS = ['opened', 'reopened', 'ready_for_review'];
/** Events that do not say how the pull request came to them tell it every time. */
const isFirst = ({ event, run }) => run.attempt === '1' &&
    (!['pull_request', 'pull_request_target'].includes(event.name) || BEGINNINGS.includes(event.action ?? ''));

;// CONCATENATED MODULE: ./src/stages/tell-pull-request.ts








/** Brings the comment of the run's pull request up to date with what the run did. */
const tellPullRequest = (told, result, ports) => tell(told, result.plan, ports, ({ about, api, policy }) => {
    const now = { ...about, state: { ...about.state, written: writtenBy(result, told, about.pullRequest) } };
    return keepComment(api, about.pullRequest, {
        choose: comments => ownComments(comments, about.key, about.state.names),
        render: previous => renderComment(result, now, previous)
    }, policy);
});
/** Takes back what comments promised; a pull request without one gets none. */
const tellClosedPullRequest = (told, plan, removed, ports) => tell(told, plan, ports, ({ about, api, policy }) => {
    const { isOwn } = (0,preview_form/* previewForm */.v)(told.settings, told.facts, about.pullRequest);
    const stays = new Set(removed.stays.map(references/* toText */.fE));
    return updateComments(api, about.pullRequest, (comment, all) => {
        const { id, body } = comment;
        if (ownComments(all, about.key, about.state.names).some(own => own.id === id))
            return closeComment(about, removed, body);
        const { names, written } = readState(body) ?? { names: [], written: [] };
        // Other uses of the action take back their own, unless this one did it for them.
        const isTakenBack = written.length > 0 && written.every(one => isOwn(one) && !stays.has((0,references/* toText */.fE)(one)));
        return isTakenBack
            ? closeComment({ ...about, key: keyOf(body), state: { names, written: [] } }, removed, body)
            : undefined;
    }, policy);
});
/** What the comments of a pull request say that its runs wrote. */
async function readWritten({ settings, facts, retries }, { createCommentApi }) {
    const { pullRequest } = facts.event;
    if (!pullRequest)
        return [];
    const api = createCommentApi(facts.repository.fullName, settings.logins.githubToken);
    const comments = await readComments(api, pullRequest.number, retries.policy('GitHub API', 'Comment'));
    return comments.flatMap(({ body }) => readState(body)?.written ?? []);
}
async function tell({ settings, facts, retries }, plan, { createCommentApi, workflow, signal }, write) {
    const { pullRequest } = facts.event;
    if (!pullRequest || signal.aborted)
        return undefined;
    const { number, headSha } = pullRequest;
    const names = (0,preview_form/* previewNames */.J)(settings, facts, number);
    const about = {
        key: commentKey(names, plan),
        pullRequest: number,
        headSha,
        runId: facts.run.id,
        state: { names, written: [] }
    };
    const api = createCommentApi(facts.repository.fullName, settings.logins.githubToken);
    const refusal = await write({ about, api, policy: retries.policy('GitHub API', 'Comment') });
    if (!refusal)
        return undefined;
    const { level, message } = commentProblem(refusal, number, settings, facts);
    if (level !== 'log')
        return { level, message };
    workflow.info(message);
    return undefined;
}
/** Its caches are written before anything can fail. */
function writtenBy(result, { settings, facts }, number) {
    const { isOwn } = (0,preview_form/* previewForm */.v)(settings, facts, number);
    const tags = (0,published/* publishedRows */.YB)(result).flatMap(({ repository, tags, unconfirmed = [] }) => [...tags, ...unconfirmed].map(tag => ({ repository, tag })));
    const caches = result.plan.targets.flatMap(({ cacheTo }) => cacheTo.flatMap(references/* cacheReference */.Kh));
    return [...tags, ...caches].filter(isOwn);
}


/***/ })

};
