export const id = 282;
export const ids = [282];
export const modules = {

/***/ 72282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notify: () => (/* binding */ notify)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/headline.ts
var report_headline = __webpack_require__(14512);
;// CONCATENATED MODULE: ./src/report/notify.ts


/** The body of the request, JSON of either kind. */
const notifyBody = {
    json: ({ json }) => json,
    slack: told => JSON.stringify({ text: slackText(told) })
};
const MAX_FAILURES = 3;
/** Slack's mrkdwn: outcome, headline with a link, the first failures. */
function slackText({ outcome, headline, repository, runUrl, failures }) {
    const title = `${escapeSlack(repository)}: ${escapeSlack(headline)}`;
    const rest = failures.length - MAX_FAILURES;
    return [
        `${report_headline/* ICON */.k[outcome]} ${runUrl === '' ? title : `<${runUrl}|${title}>`}`,
        ...failures
            .slice(0, MAX_FAILURES)
            .map(({ target, title: what }) => escapeSlack(`• ${target && !what.includes(target) ? `${target}: ` : ''}${what}`)),
        ...(rest > 0 ? [`and ${(0,format/* count */.U9)(rest, 'more failure')}`] : [])
    ].join('\n');
}
/** https://api.slack.com/reference/surfaces/formatting#escaping; a bar would end the text of a link. */
const escapeSlack = (text) => (0,format/* oneLine */.TN)(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '¦');

// EXTERNAL MODULE: ./src/stages/retry.ts
var retry = __webpack_require__(72061);
// EXTERNAL MODULE: ./src/stages/retrying.ts
var retrying = __webpack_require__(46781);
;// CONCATENATED MODULE: ./src/stages/notify.ts





/** A cancelled job is killed soon: one try, and no long one. */
const LAST_WORDS_MS = 3_000;
/** Tells every webhook that wants to know. Never throws, and no run fails for it: what went wrong is a warning. */
async function notify(webhooks, told, ports) {
    const wanted = webhooks.filter(({ on }) => on.includes(told.outcome));
    const problems = await Promise.all(wanted.map(webhook => tellOne(webhook, told, ports)));
    return problems.flatMap(problem => problem ?? []);
}
async function tellOne({ name, address, format, secretEnv, timeoutMs }, told, { env, post, retries, info }) {
    const problem = (why) => ({
        level: 'warning',
        message: `The webhook ${name} was not told how the run ended: ${why}.`
    });
    const url = ('url' in address ? address.url : env[address.urlEnv])?.trim();
    if (!url)
        return problem(`the variable ${name} is not set (a GitHub secret that does not exist is empty)`);
    if (!URL.canParse(url) || !/^https?:/.test(url))
        return problem(`${name} holds no http or https address`);
    const secret = secretEnv === undefined ? undefined : env[secretEnv];
    if (secretEnv !== undefined && !secret)
        return problem(`the variable ${secretEnv} is not set`);
    const body = notifyBody[format](told);
    const isLast = told.outcome === 'cancelled';
    const request = {
        body,
        headers: {
            'content-type': 'application/json; charset=utf-8',
            'user-agent': 'multiarch-build',
            ...(secret ? { 'x-hub-signature-256': `sha256=${(0,external_node_crypto_.createHmac)('sha256', secret).update(body).digest('hex')}` } : {})
        },
        timeoutMs: isLast ? Math.min(timeoutMs, LAST_WORDS_MS) : timeoutMs,
        signal: new AbortController().signal
    };
    try {
        const policy = retries.policy('webhook', `Webhook ${name}`, request.signal);
        await (0,retry/* withRetries */.L)(() => post(url, request), retrying/* temporaryError */.Ey, isLast ? { ...policy, retries: 0 } : policy);
        info(`Webhook ${name} was told of the ${told.outcome}.`);
        return undefined;
    }
    catch (error) {
        return problem((0,errors/* toActionError */.ie)(error).message);
    }
}


/***/ })

};
