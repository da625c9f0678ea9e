"""All drawings, in one hand: contour 3, detail 1.5, solid ink for hair and cloth, one accent."""
