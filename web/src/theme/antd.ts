/** Our tokens as antd's. The algorithms only fill what is not named here; every colour a person sees is named. */
import { type ThemeConfig, theme } from 'antd';
import type { ThemeMode } from './mode';
import { dark, light, type Roles, shared } from './tokens';

function colours(role: Roles) {
  return {
    colorPrimary: role.accent,
    colorPrimaryHover: role['accent-hover'],
    colorPrimaryActive: role['accent-press'],
    colorPrimaryBg: role['accent-soft'],
    colorPrimaryBgHover: role['accent-soft'],
    colorPrimaryBorder: role['accent-line'],
    colorPrimaryText: role['accent-text'],
    colorTextLightSolid: role['on-accent'],
    colorLink: role['accent-text'],
    colorLinkHover: role['accent-text'],
    colorLinkActive: role['accent-press'],
    colorSuccess: role.success,
    colorSuccessBg: role['success-soft'],
    colorSuccessBorder: role['success-line'],
    colorWarning: role.warn,
    colorWarningBg: role['warn-soft'],
    colorWarningBorder: role['warn-line'],
    colorError: role.danger,
    colorErrorBg: role['danger-soft'],
    colorErrorBorder: role['danger-line'],
    colorInfo: role.info,
    colorInfoBg: role['info-soft'],
    colorInfoBorder: role['info-line'],
    colorText: role.text,
    colorTextSecondary: role['text-2'],
    colorTextTertiary: role['text-3'],
    colorTextQuaternary: role['text-disabled'],
    colorTextPlaceholder: role['text-3'],
    colorTextDescription: role['text-3'],
    colorTextDisabled: role['text-disabled'],
    colorBgBase: role.bg,
    colorBgContainer: role.bg,
    colorBgLayout: role['bg-frame'],
    colorBgElevated: role['bg-raised'],
    colorBgSpotlight: role['bg-inverse'],
    colorBgMask: role['bg-scrim'],
    colorFillTertiary: role['bg-hover'],
    controlItemBgHover: role['bg-hover'],
    controlItemBgActive: role['bg-selected'],
    controlItemBgActiveHover: role['bg-selected'],
    colorBorder: role['line-strong'],
    colorBorderSecondary: role.line,
    colorSplit: role.line,
    boxShadow: role['shadow-3'],
    boxShadowSecondary: role['shadow-2'],
  };
}

const measures = {
  borderRadius: 8,
  borderRadiusLG: 12,
  borderRadiusSM: 6,
  borderRadiusXS: 3,
  // which faces come first depends on the language: see tokens.css
  fontFamily: 'var(--font-sans)',
  fontFamilyCode: shared['font-mono'],
  fontSize: 14,
  fontSizeSM: 13,
  fontSizeLG: 16,
  fontSizeXL: 20,
  fontSizeHeading3: 20,
  fontSizeHeading4: 16,
  fontSizeHeading5: 14,
  lineHeight: 22 / 14,
  lineHeightSM: 20 / 13,
  lineHeightLG: 24 / 16,
  fontWeightStrong: 600,
  controlHeight: 36,
  controlHeightSM: 28,
  controlHeightLG: 44,
  controlOutlineWidth: 0,
  controlOutline: 'transparent',
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.15s',
  motionEaseOut: shared['ease-out'],
  zIndexPopupBase: 100,
  sizeUnit: 4,
  sizeStep: 4,
};

function typedInto(role: Roles) {
  return {
    activeShadow: `0 0 0 1px ${role.focus}`,
    activeBorderColor: role.focus,
    hoverBorderColor: role['text-disabled'],
    paddingInline: 10,
  };
}

function components(role: Roles): NonNullable<ThemeConfig['components']> {
  return {
    Button: {
      fontWeight: 400,
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      defaultBorderColor: role.line,
      defaultBg: role['bg-raised'],
      defaultHoverBg: role['bg-hover'],
      defaultHoverColor: role.text,
      defaultHoverBorderColor: role.line,
      defaultActiveBg: role['bg-press'],
      defaultActiveColor: role.text,
      defaultActiveBorderColor: role.line,
      paddingInline: 16,
      paddingInlineSM: 10,
      contentFontSizeSM: 13,
    },
    Input: typedInto(role),
    InputNumber: typedInto(role),
    DatePicker: typedInto(role),
    Select: {
      optionHeight: 32,
      optionSelectedBg: role['bg-selected'],
      optionSelectedFontWeight: 500,
      activeBorderColor: role.focus,
      activeOutlineColor: 'transparent',
      hoverBorderColor: role['text-disabled'],
    },
    Table: {
      headerBg: role.bg,
      headerColor: role['text-3'],
      headerSplitColor: 'transparent',
      cellFontSize: 13,
      cellPaddingBlock: 6,
      cellPaddingInline: 10,
      rowHoverBg: role['bg-hover'],
      rowSelectedBg: role['bg-selected'],
      borderColor: role['line-faint'],
    },
    Tabs: {
      inkBarColor: role.text,
      itemSelectedColor: role.text,
      itemColor: role['text-2'],
      itemHoverColor: role.text,
      horizontalItemGutter: 20,
      horizontalItemPadding: '9px 0',
      titleFontSize: 13,
    },
    Menu: {
      itemHeight: 30,
      itemBorderRadius: 6,
      itemSelectedBg: role['bg-press'],
      itemSelectedColor: role.text,
      iconSize: 16,
      activeBarWidth: 0,
    },
    Segmented: { trackBg: 'transparent', itemSelectedBg: role['bg-press'], trackPadding: 0 },
    Modal: { headerBg: role['bg-raised'], contentBg: role['bg-raised'], titleFontSize: 16, zIndexPopupBase: 200 },
    Drawer: { zIndexPopup: 200 },
    Form: { labelColor: role['text-2'], labelFontSize: 13, verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
    Switch: { trackHeight: 16, trackMinWidth: 28, handleSize: 12, colorTextQuaternary: role['line-strong'] },
    Checkbox: { controlInteractiveSize: 14, borderRadiusSM: 3 },
    Radio: { radioSize: 14, dotSize: 5 },
  };
}

/** antd's theme for one mode. */
export function antdTheme(mode: ThemeMode): ThemeConfig {
  const role = mode === 'dark' ? dark : light;
  return {
    cssVar: { prefix: 't', key: 'tenon' },
    hashed: false,
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...colours(role), ...measures },
    components: components(role),
  };
}
