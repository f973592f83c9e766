import { createDOMRenderer } from '@fluentui/react-components';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;

/** Styles carry the nonce of the page, so that its policy admits no other. */
export const styleRenderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
