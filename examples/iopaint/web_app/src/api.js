const toBase64 = async file =>
  btoa(Array.from(new Uint8Array(await file.arrayBuffer()), byte => String.fromCharCode(byte)).join(''));

export const readConfig = async () => (await fetch('api/v1/server-config')).json();

export async function inpaint(image, mask) {
  const body = JSON.stringify({image: await toBase64(image), mask: await toBase64(mask)});
  const answer = await fetch('api/v1/inpaint', {method: 'POST', headers: {'content-type': 'application/json'}, body});
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return answer.blob();
}
