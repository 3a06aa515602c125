/* The mixed model against what others published for well-known data. */
#include "mixed-design.h"

static const double dyestuff[] = {
	1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465,
	1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445,
};

static const double dyestuff2[] = {
	7.298, 3.846, 2.434, 9.566, 7.99, 5.22, 6.556, 0.608, 11.788, -0.892, 0.11, 10.386, 13.434, 5.51, 8.166, 2.212,
	4.852, 7.092, 9.288, 4.98, 0.282, 9.014, 4.458, 9.446, 7.198, 1.722, 4.782, 8.106, 0.758, 3.758,
};

static const double penicillin[] = {
	27, 23, 26, 23, 23, 21, 27, 23, 26, 23, 23, 21, 25, 21, 25, 24, 24, 20, 26, 23, 25, 23, 23, 20, 25, 22, 26, 22, 23,
	20, 24, 22, 25, 23, 22, 19, 24, 20, 23, 21, 22, 19, 26, 22, 26, 24, 24, 21, 24, 21, 24, 22, 22, 20, 24, 21, 24, 23,
	22, 19, 26, 23, 26, 24, 24, 21, 25, 22, 26, 24, 24, 20, 26, 24, 26, 24, 25, 22, 26, 23, 26, 23, 23, 20, 26, 23, 25,
	24, 24, 22, 25, 22, 25, 23, 23, 20, 25, 21, 24, 23, 23, 20, 25, 22, 24, 23, 23, 19, 24, 21, 23, 21, 21, 19, 26, 23,
	26, 24, 24, 21, 25, 21, 24, 22, 22, 18, 25, 22, 25, 22, 22, 20, 24, 21, 24, 22, 24, 19, 24, 21, 24, 22, 21, 18,
};

static const double pastes[] = {
	62.8, 62.6, 60.1, 62.3, 62.7, 63.1, 60, 61.4, 57.5, 56.9, 61.1, 58.9, 58.7, 57.5, 63.9, 63.1, 65.4, 63.7, 57.1,
	56.4, 56.9, 58.6, 64.7, 64.5, 55.1, 55.1, 54.7, 54.2, 58.8, 57.5, 63.4, 64.9, 59.3, 58.1, 60.5, 60, 62.5, 62.6, 61,
	58.7, 56.9, 57.7, 59.2, 59.4, 65.2, 66, 64.8, 64.1, 54.8, 54.8, 64, 64, 57.7, 56.8, 58.3, 59.3, 59.2, 59.2, 58.9,
	56.6,
};

static const double sleepstudy[] = {
	249.5600, 258.7047, 250.8006, 321.4398, 356.8519, 414.6901, 382.2038, 290.1486, 430.5853, 466.3535, 222.7339,
	205.2658, 202.9778, 204.7070, 207.7161, 215.9618, 213.6303, 217.7272, 224.2957, 237.3142, 199.0539, 194.3322,
	234.3200, 232.8416, 229.3074, 220.4579, 235.4208, 255.7511, 261.0125, 247.5153, 321.5426, 300.4002, 283.8565,
	285.1330, 285.7973, 297.5855, 280.2396, 318.2613, 305.3495, 354.0487, 287.6079, 285.0000, 301.8206, 320.1153,
	316.2773, 293.3187, 290.0750, 334.8177, 293.7469, 371.5811, 234.8606, 242.8118, 272.9613, 309.7688, 317.4629,
	309.9976, 454.1619, 346.8311, 330.3003, 253.8644, 283.8424, 289.5550, 276.7693, 299.8097, 297.1710, 338.1665,
	332.0265, 348.8399, 333.3600, 362.0428, 265.4731, 276.2012, 243.3647, 254.6723, 279.0244, 284.1912, 305.5248,
	331.5229, 335.7469, 377.2990, 241.6083, 273.9472, 254.4907, 270.8021, 251.4519, 254.6362, 245.4523, 235.3110,
	235.7541, 237.2466, 312.3666, 313.8058, 291.6112, 346.1222, 365.7324, 391.8385, 404.2601, 416.6923, 455.8643,
	458.9167, 236.1032, 230.3167, 238.9256, 254.9220, 250.7103, 269.7744, 281.5648, 308.1020, 336.2806, 351.6451,
	256.2968, 243.4543, 256.2046, 255.5271, 268.9165, 329.7247, 379.4445, 362.9184, 394.4872, 389.0527, 250.5265,
	300.0576, 269.8939, 280.5891, 271.8274, 304.6336, 287.7466, 266.5955, 321.5418, 347.5655, 221.6771, 298.1939,
	326.8785, 346.8555, 348.7402, 352.8287, 354.4266, 360.4326, 375.6406, 388.5417, 271.9235, 268.4369, 257.2424,
	277.6566, 314.8222, 317.2135, 298.1353, 348.1229, 340.2800, 366.5131, 225.2640, 234.5235, 238.9008, 240.4730,
	267.5373, 344.1937, 281.1481, 347.5855, 365.1630, 372.2288, 269.8804, 272.4428, 277.8989, 281.7895, 279.1705,
	284.5120, 259.2658, 304.6306, 350.7807, 369.4692, 269.4117, 273.4740, 297.5968, 310.6316, 287.1726, 329.6076,
	334.4818, 343.2199, 369.1417, 364.1236,
};

/* level[t] of row i is i / divide modulo modulo; a slope is on i % slope, which is a column as well. */
static const struct known {
	const char *name;
	const double *y;
	size_t rows, terms, divide[2], modulo[2], slope;
	bool reml;
	double criterion, variance[2], residual, coefficient[2], std_error[2];
	double covariance, slope_variance;
} models[] = {
	{ "Dyestuff", dyestuff, 30, 1, { 5 }, { 6 }, 0, false, 327.32705988112673, { 1388.3334 }, 2451.25, { 1527.5 }, { 17.69455 } },
	{ "Dyestuff", dyestuff, 30, 1, { 5 }, { 6 }, 0, true, 319.6542768422576, { 1764.05 }, 2451.25, { 1527.5 }, { 19.38341 } },
	{ "Dyestuff2", dyestuff2, 30, 1, { 5 }, { 6 }, 0, false, 162.87303665382575, { 0 }, 13.3460993, { 5.6656 }, { 0.6669857 } },
	{ "Dyestuff2", dyestuff2, 30, 1, { 5 }, { 6 }, 0, true, 161.828277812, { 0 }, 13.8063096, { 5.6656 }, { 0.678388 } },
	{ "Penicillin", penicillin, 144, 2, { 6, 1 }, { 24, 6 }, 0, false, 332.1883486700085, { 0.714992, 3.135189 }, 0.302425,
		{ 22.9722222 }, { 0.74460378 } },
	{ "Penicillin", penicillin, 144, 2, { 6, 1 }, { 24, 6 }, 0, true, 330.860588991, { 0.716908, 3.730918 }, 0.302415,
		{ 22.9722222 }, { NAN } },
	{ "Pastes", pastes, 60, 2, { 2, 6 }, { 30, 10 }, 0, false, 247.9944658624955, { 8.433667, 1.199156 }, 0.678,
		{ 60.0533333 }, { 0.64213558 } },
	{ "Pastes", pastes, 60, 2, { 2, 6 }, { 30, 10 }, 0, true, 246.990745853, { 8.433667, 1.657309 }, 0.678,
		{ 60.0533333 }, { NAN } },
	{ "sleepstudy", sleepstudy, 180, 1, { 10 }, { 18 }, 10, false, 1751.9393444636682, { 565.5153 }, 654.941,
		{ 251.4051048, 10.467286 }, { 6.6322953, 1.5022388 }, 11.0554, 32.6822 },
	{ "sleepstudy", sleepstudy, 180, 1, { 10 }, { 18 }, 10, true, 1743.62827196, { 612.0897 }, 654.941,
		{ 251.4051048, 10.467286 }, { NAN, NAN }, 9.6043, 35.0717 },
};

static struct design
design_of(const struct known *k)
{
	struct design d = { .rows = k->rows, .terms = k->terms, .columns = k->slope ? 2 : 1 };

	for (size_t t = 0; t < k->terms; t++)
		d.term[t].width = k->slope ? 2 : 1;
	for (size_t i = 0; i < k->rows; i++) {
		struct row *r = &d.row[i];
		double slope = k->slope ? (double)(i % k->slope) : 0;

		*r = (struct row){ .y = k->y[i], .x = { 1, slope }, .members = k->terms };
		for (size_t t = 0; t < k->terms; t++)
			r->member[t] = (struct mixed_member){ t, i / k->divide[t] % k->modulo[t], { 1, slope } };
	}
	return d;
}

static void
published_models(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(models); i++)
		for (int way = MIXED_SPARSE; way <= MIXED_DENSE; way++) {
			const struct known *k = &models[i];
			struct design d = design_of(k);
			struct mixed_fit fit = fit_of(&d, k->reml, way);

			assert_near(fit.criterion, k->criterion, 1e-6);
			assert_close(fit.residual, k->residual, 1e-5);
			for (size_t t = 0; t < k->terms; t++)
				assert_close(fit.covariance[t][0][0], k->variance[t], 1e-5);
			for (size_t j = 0; j < d.columns; j++) {
				assert_close(fit.coefficient[j], k->coefficient[j], 1e-6);
				if (!isnan(k->std_error[j]))
					assert_close(fit.std_error[j], k->std_error[j], 2e-5);
			}
			if (k->slope) {
				assert_close(fit.covariance[0][1][0], k->covariance, 1e-4);
				assert_close(fit.covariance[0][1][1], k->slope_variance, 1e-5);
			}
			assert_int_equal(fit.end, k->variance[0] > 0 ? MIXED_CONVERGED : MIXED_BOUNDARY);
			assert_int_equal(fit.rows, k->rows);
			assert_int_equal(fit.freedom, k->rows - (k->reml ? d.columns : 0));
			assert_true(fit.gain < 1e-9);
			mixed_fit_free(&fit);
		}
}

/* Published for A to F; the variance from its formula for a balanced design, sigma^2 tau / (1 + 5 tau). */
static void
effects_of_dyestuff(void **unused)
{
	(void)unused;
	static const double effects[] = { -16.6282, 0.3695, 26.9747, -21.8014, 53.5798, -42.4943 };
	struct design d = design_of(&models[0]);
	struct mixed_fit fit = fit_of(&d, false, MIXED_ANY);
	double tau = 1388.3333 / 2451.25;

	assert_int_equal(fit.levels[0], COUNT(effects));
	for (size_t l = 0; l < COUNT(effects); l++) {
		const struct mixed_level *level = &fit.level[0][l];

		assert_near(level->effect[0], effects[l], 1e-4);
		assert_close(level->variance[0][0], 2451.25 * tau / (1 + 5 * tau), 1e-6);
		assert_true(level->prediction[0][0] > level->variance[0][0]);
		assert_int_equal(level->rows, 5);
		assert_near(level->weight, 5, 0);
	}
	mixed_fit_free(&fit);
}

/* As lme4 gives them. */
static void
effects_with_slopes(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[9]);
	struct mixed_fit fit = fit_of(&d, true, MIXED_ANY);
	const struct mixed_level *level = fit.level[0];

	assert_near(level[0].effect[0], 2.2585656, 1e-4);
	assert_near(level[0].effect[1], 9.1989719, 1e-4);
	assert_near(level[1].effect[0], -40.3985769, 1e-4);
	assert_near(level[1].effect[1], -8.6197032, 1e-4);
	assert_close(level[0].variance[0][0], 145.705094, 1e-5);
	assert_close(level[0].variance[0][1], -21.4444251, 1e-5);
	assert_close(level[0].variance[1][1], 5.3122735, 1e-5);
	mixed_fit_free(&fit);
}

static void
no_variance_no_effects(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[3]);
	struct mixed_fit fit = fit_of(&d, true, MIXED_ANY);

	for (size_t l = 0; l < 6; l++) {
		assert_near(fit.level[0][l].effect[0], 0, 0);
		assert_near(fit.level[0][l].variance[0][0], 0, 0);
		assert_near(fit.level[0][l].prediction[0][0], 0, 0);
	}
	mixed_fit_free(&fit);
}

/* A level that no row names has its number all the same. */
static void
levels_without_rows(void **unused)
{
	(void)unused;
	struct design d = design_of(&models[1]);
	struct mixed_fit fit;
	double x = 1;

	for (size_t i = 0; i < d.rows; i++)
		d.row[i].member[0].level *= 2;
	fit = fit_of(&d, true, MIXED_ANY);
	assert_int_equal(fit.levels[0], 11);
	assert_int_equal(fit.level[0][1].rows, 0);
	assert_near(fit.level[0][1].effect[0], 0, 0);
	assert_close(fit.level[0][1].variance[0][0], 1764.05, 1e-5);
	assert_near(mixed_fitted(&fit, &x, &(struct mixed_member){ 0, 1, { 1 } }, 1), 1527.5, 1e-9);
	assert_near(mixed_fitted(&fit, &x, &(struct mixed_member){ 0, 77, { 1 } }, 1), 1527.5, 1e-9);
	assert_near(mixed_fitted(&fit, &x, &(struct mixed_member){ 0, 8, { 1 } }, 1), 1527.5 + fit.level[0][8].effect[0], 1e-9);
	mixed_fit_free(&fit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_models),
		cmocka_unit_test(effects_of_dyestuff),
		cmocka_unit_test(effects_with_slopes),
		cmocka_unit_test(no_variance_no_effects),
		cmocka_unit_test(levels_without_rows),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
