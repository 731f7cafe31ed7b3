export async function growth(_n: string, _d: string, _r: number): Promise<void> {}
