import { tokens } from '@fluentui/react-components';

export const Logo = ({ size = 32 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <rect width="28" height="28" rx="6" style={{ fill: tokens.colorBrandBackground }} />
    <rect x="6" y="15" width="3.6" height="7" rx="1" fill="#fff" opacity=".55" />
    <rect x="12.2" y="11" width="3.6" height="11" rx="1" fill="#fff" opacity=".8" />
    <rect x="18.4" y="6" width="3.6" height="16" rx="1" fill="#fff" />
  </svg>
);
