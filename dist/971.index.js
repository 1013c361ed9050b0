export const id = 971;
export const ids = [971];
export const modules = {

/***/ 61971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promotionAnnotations: () => (/* binding */ promotionAnnotations),
/* harmony export */   promotionHeadline: () => (/* binding */ promotionHeadline),
/* harmony export */   promotionOutputs: () => (/* binding */ promotionOutputs),
/* harmony export */   renderPromotionSummary: () => (/* binding */ renderPromotionSummary),
/* harmony export */   renderPromotionTerminal: () => (/* binding */ renderPromotionTerminal)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(68825);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(62148);
/* harmony import */ var _annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(856);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97999);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12011);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(56900);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14512);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25356);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54285);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95524);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7004);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(65655);












/** The outcome in one sentence of plain text, without a full stop. */
function promotionHeadline({ outcome, from, to, dryRun, promotions }) {
    const names = to.join(', ');
    if (outcome === 'cancelled')
        return `The promotion of ${from} to ${names} was cancelled: run it again`;
    const all = promotions.flatMap(({ tags }) => tags);
    const numberOf = (one) => all.filter(({ status }) => status === one).length;
    const [written, untold] = [numberOf('written'), numberOf('not-confirmed')];
    if (outcome === 'failure') {
        const unknown = `the registry does not tell of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(untold, 'tag')}`;
        if (untold > 0 && untold + numberOf('unchanged') === all.length)
            return `${from} was perhaps promoted to ${names}: ${unknown}`;
        const how = written > 0 ? `, ${written} of ${all.length} tags written` : untold > 0 ? '' : ': no tag was written';
        return `${from} was not promoted to ${names}${how}${untold > 0 ? `, and ${unknown}` : ''}`;
    }
    if (all.every(({ status }) => status === 'unchanged'))
        return `Nothing to do: ${names} is ${from} already`;
    return dryRun ? `A dry run: ${from} would be promoted to ${names}` : `Promoted ${from} to ${names}`;
}
const STATUS = {
    written: '✅ written',
    unchanged: 'is it already',
    planned: 'would be written',
    refused: '❌ refused',
    'not-written': 'not written',
    'not-confirmed': 'not confirmed'
};
const table = (promotions) => ({
    columns: [
        { title: 'Repository', kind: 'code' },
        { title: 'Tag', kind: 'code' },
        { title: 'Before', kind: 'text' },
        { title: 'Now', kind: 'text' },
        { title: 'Digest', kind: 'code' },
        { title: 'Result', kind: 'text' }
    ],
    rows: promotions.flatMap(promotion => promotion.tags.map(({ name, before, status }) => [
        promotion.repository,
        name,
        before ? describe(before) : _format_js__WEBPACK_IMPORTED_MODULE_2__/* .NONE */ .x3,
        describe(promotion),
        promotion.digest === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .NONE */ .x3 : (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_8__/* .shortDigest */ .VK)(promotion.digest),
        STATUS[status]
    ]))
});
function describe({ version, revision, digest }) {
    const commit = revision === undefined ? '' : `commit ${revision.slice(0, 7)}`;
    const known = [version ?? '', commit].filter(text => text !== '').join(', ');
    return known || (digest === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .NONE */ .x3 : (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_8__/* .shortDigest */ .VK)(digest));
}
/** For the parts that both kinds of result have. */
const asRun = ({ outcome, failures, warnings, leftovers, durationMs, runUrl }) => ({
    ...{ outcome, failures, warnings, leftovers, durationMs, runUrl },
    targets: [],
    publications: [],
    gates: []
});
/** The job summary of `mode: promote`: what goes back stands right below the outcome. */
const renderPromotionSummary = (result) => (0,_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .withinLimits */ .o)(limits => [
    `## ${_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .ICON */ .k[result.outcome]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeText */ .X1)(promotionHeadline(result))}`,
    limits.note,
    [(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(result.durationMs), (0,_retries_js__WEBPACK_IMPORTED_MODULE_9__/* .describeRetries */ .Y)(result.retries)].filter(Boolean).join(' · '),
    ...(0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .failureSections */ .zl)(asRun(result), limits),
    list('⚠️ Warnings', (0,_groups_js__WEBPACK_IMPORTED_MODULE_10__/* .groupNotices */ .Ht)(result.warnings).map(({ message }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeText */ .X1)(message, 1000)), limits.items),
    hasTags(result) ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownTable */ .Qj)(table(result.promotions), limits.items) : '',
    pulls(result).length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fence */ .EU)(pulls(result).slice(0, limits.items)),
    list('Notes', result.notes.map(note => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeText */ .X1)(note)), limits.items),
    list('⚠️ Left behind', result.leftovers.map(leftover => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeText */ .X1)(leftover)), limits.items)
]
    .filter(part => part !== '')
    .join('\n\n')
    .concat('\n'));
const list = (title, items, max) => items.length === 0 ? '' : `### ${title}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .bullets */ .e5)(items, max)}`;
const hasTags = ({ promotions }) => promotions.some(({ tags }) => tags.length > 0);
const pulls = ({ promotions }) => promotions.flatMap(({ repository, tags }) => tags.filter(({ status }) => status === 'written').map(({ name }) => `docker pull ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_11__/* .withTag */ .Rd)(repository, name)}`));
/** The same for the step's log. */
function renderPromotionTerminal(result) {
    const warnings = (0,_groups_js__WEBPACK_IMPORTED_MODULE_10__/* .groupNotices */ .Ht)(result.warnings).map(({ message }) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(message, 1000));
    const lines = [
        `${_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .ICON */ .k[result.outcome]} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(promotionHeadline(result))} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(result.durationMs)})`,
        ...(0,_groups_js__WEBPACK_IMPORTED_MODULE_10__/* .groupFailures */ .BR)(result.failures).flatMap(({ title, cause, remedy }) => [
            '',
            `✖ ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(title)}`,
            ...(cause ? [`  cause:  ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(cause, 1000)}`] : []),
            ...(remedy ? [`  remedy: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(remedy, 1000)}`] : [])
        ]),
        ...(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .section */ .uW)('Warnings', warnings),
        ...(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .section */ .uW)('Tags', hasTags(result) ? (0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .textTable */ .ed)(table(result.promotions)) : []),
        ...(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .section */ .uW)('Notes', [...result.notes, ...result.leftovers.map(one => `Left behind: ${one}`)].map(note => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(note)))
    ];
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .withoutCommands */ .Df)(lines.join('\n'))}\n`;
}
const promotionAnnotations = ({ failures, warnings }) => [
    ...(0,_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .limited */ .TJ)((0,_groups_js__WEBPACK_IMPORTED_MODULE_10__/* .groupFailures */ .BR)(failures).map(_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .toAnnotation */ .$v)),
    ...(0,_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .limited */ .TJ)((0,_groups_js__WEBPACK_IMPORTED_MODULE_10__/* .groupNotices */ .Ht)(warnings).map(_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .toWarning */ .cb))
];
/** The outputs that a promotion has something for. */
function promotionOutputs(result) {
    const { outcome, dryRun } = result;
    const promotions = outcome === 'success' ? result.promotions : result.promotions.map(onlyThere).filter(isTagged);
    const first = new Map(promotions.toReversed().map(one => [one.id, one.digest]));
    const digests = Object.fromEntries([...first].reverse().filter(([, digest]) => digest !== undefined));
    const names = [...new Set(promotions.flatMap(({ tags }) => tags.map(({ name }) => name)))];
    const [only, ...others] = Object.values(digests);
    return {
        ...(0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .buildOutputs */ .J)(undefined, undefined),
        version: result.promotions[0]?.version ?? '',
        tags: promotions.flatMap(({ repository, tags }) => tags.map(({ name }) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_11__/* .withTag */ .Rd)(repository, name))).join('\n'),
        'tag-names': names.join('\n'),
        digest: others.length === 0 ? (only ?? '') : '',
        digests: (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonLine */ .rF)(digests),
        pushed: String(outcome === 'success' && !dryRun),
        json: (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonLine */ .rF)(result)
    };
}
const onlyThere = (promotion) => ({
    ...promotion,
    tags: promotion.tags.filter(({ status }) => status === 'written' || status === 'unchanged')
});
const isTagged = ({ tags }) => tags.length > 0;


/***/ })

};
