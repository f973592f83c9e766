/** Bytes of a request's body that left this machine. */
export type OnSent = (bytes: number, total: number) => void;

interface FileRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  readonly signal: AbortSignal;
  readonly onSent: OnSent;
}

/** Sends a file and tells how much of it has gone, which `fetch` cannot. Rejects when the line breaks or the signal fires. */
export const sendFile = (url: string, { method, headers, body, signal, onSent }: FileRequest) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, body.size), body.size);
    request.upload.onload = () => onSent(body.size, body.size);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new TypeError('The connection broke while the file was sent'));
    request.onabort = () => reject(new DOMException('The file was not sent to its end', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop, { once: true });
    request.send(body);
  });
