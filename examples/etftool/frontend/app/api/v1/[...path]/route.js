import {ask} from '../../../backend.js';

/** The browser knows the frontend alone: it hands the API on. */
async function forward(request, {params}) {
  const {path} = await params;
  const {status, body, headers} = await ask(`/api/v1/${path.map(encodeURIComponent).join('/')}`, {method: request.method});
  return new Response(body, {status, headers: {'content-type': headers.get('content-type') ?? 'text/plain'}});
}

export {forward as GET, forward as PUT};
