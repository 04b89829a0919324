/** One request of a window for a file of the app: the answer with its policy. Pure but for reading the file. */
import { randomBytes } from 'node:crypto';
import { assetRequest, contentTypeOf } from './asset-path.ts';
import { contentSecurityPolicy, NONCE_PLACE, steadyHeaders } from './content-security-policy.ts';
import { readAsset } from './read-asset.ts';

export async function answerAssetRequest(
  folder: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const nonce = randomBytes(18).toString('base64');
  const answer = (status: number, body: string | Uint8Array<ArrayBuffer>, contentType: string) =>
    new Response(body, {
      status,
      headers: {
        ...steadyHeaders,
        'Content-Type': contentType,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
      },
    });
  const refuse = (status: number) => answer(status, '', 'text/plain; charset=utf-8');

  const asked = assetRequest(request.method, request.url);
  if (!asked.ok) return refuse(asked.status);
  const contentType = contentTypeOf(asked.segments.at(-1) ?? '');
  if (contentType === undefined) return refuse(404);
  const bytes = await readAsset(folder, asked.segments);
  if (bytes === null) return refuse(404);
  if (!contentType.startsWith('text/html')) return answer(200, new Uint8Array(bytes), contentType);
  return answer(200, bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce), contentType);
}
