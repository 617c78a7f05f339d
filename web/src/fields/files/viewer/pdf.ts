/** In charge of pdfjs: its worker and its data come from our own server, and nothing in a document is run. */
import {
  GlobalWorkerOptions,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  ResponseException,
} from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { ApiError } from '../../../api/error';

GlobalWorkerOptions.workerSrc = worker;
const DATA = `${window.location.origin}/pdfjs`;

export class PasswordWanted extends Error {}

/** Open a document that the server gives in ranges; only what is looked at is fetched. */
export async function openPdf(url: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    url,
    withCredentials: true,
    cMapUrl: `${DATA}/cmaps/`,
    standardFontDataUrl: `${DATA}/standard_fonts/`,
    iccUrl: `${DATA}/iccs/`,
    wasmUrl: `${DATA}/wasm/`,
    useWasm: false,
    enableXfa: false,
  });
  try {
    return await task.promise;
  } catch (error) {
    if (error instanceof PasswordException) throw new PasswordWanted();
    if (error instanceof ResponseException) throw new ApiError(error.status, {});
    throw error;
  }
}
