/** In charge of names of hosts: ASCII letters alone, so that no letter can pass for another. */

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`);
const HOST = new RegExp(`^(?=.{1,253}$)(?:${LABEL})(?:\\.${LABEL})*$|^\\[[0-9a-f:.]{2,45}\\]$`);

/** A domain in lower case, with a top level. */
export const isDomain = (text: string): boolean => DOMAIN.test(text);

/** Also a machine in the house, or an address of numbers. */
export const isHost = (text: string): boolean => HOST.test(text);
